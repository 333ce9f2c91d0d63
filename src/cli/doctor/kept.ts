import path from 'node:path';
import { isCrashLoop } from '../../core/recovery/crash-loop.ts';
import { strikeLimit } from '../../core/recovery/strikes.ts';
import { isNewer } from '../../core/updates/version.ts';
import { FaultLog } from '../../node/log/fault-log.ts';
import { RecoveryMemory } from '../../node/recovery-memory.ts';
import { readKnownUpdate } from '../../node/updates/known-update.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** How many faults are printed. */
const shownFaults = 10;

/** What the app remembers of its mishaps. */
export function examineRecovery(userData: string, version: string): Finding[] {
  const broken: Finding[] = [];
  const memory = new RecoveryMemory(userData, (line) =>
    broken.push(wrong(line, 'Delete it: only what it remembered is lost.')),
  );
  const starts = memory.read('starts') ?? [];
  const software = memory.read('softwareRendering');
  const strikes = (memory.read('strikes') ?? []).filter(({ count }) => count >= strikeLimit);
  const lines = starts.map(({ at, endedCleanly, isSafe }, index) => {
    const end = endedCleanly
      ? 'ended well'
      : index === starts.length - 1
        ? 'runs, or died'
        : 'died';
    return `${new Date(at).toISOString()} ${end}${isSafe ? ' (safe mode)' : ''}`;
  });
  const found = [fine(lines.length === 0 ? 'No start yet.' : `Starts: ${lines.join('; ')}`)];
  if (isCrashLoop(starts, Date.now())) {
    const todo = 'Read the last faults; check the library; safe mode ends after ten minutes.';
    found.push(wrong('The app died three times within two minutes: it starts in safe mode.', todo));
  }
  if (software?.vitrine === version) {
    const todo = `Update the graphics driver, then delete ${memory.fileOf('softwareRendering')}.`;
    found.push(wrong(`Everything is drawn in software since ${software.since}.`, todo));
  }
  for (const { deck } of strikes) {
    const todo = `Change the deck: large pictures, films? Or delete ${memory.fileOf('strikes')}.`;
    found.push(
      wrong(`The deck “${deck}” brought the page down three times; it is left out.`, todo),
    );
  }
  return [...broken, ...found];
}

/** What the kiosk has found where it looks for newer versions of Vitrine. */
export function examineUpdates(userData: string, version: string): Finding[] {
  const known = readKnownUpdate(userData);
  if (!known) return [fine('None was looked for yet (setting updateUrl; docs/updates.md).')];
  const { available, failed, looked, problem, waits } = known;
  const when = looked === null ? 'None was looked for yet.' : `Last looked for ${looked}.`;
  const did = failed === null ? '' : ` Vitrine ${failed} did not come up here.`;
  const sum = fine(when + did);
  if (available !== null && isNewer(available, version)) {
    const offered = `Vitrine ${available} is available`;
    if (problem !== null) return [sum, wrong(`${offered}.`, problem)];
    return [sum, fine(`${offered}: ${waits ?? 'it is taken soon'}.`)];
  }
  return problem === null ? [sum] : [sum, wrong('Nothing could be known of it.', problem)];
}

/** The last faults. They are over, or still told of elsewhere: nothing is wrong for having been. */
export function examineFaults(userData: string): Finding[] {
  const faults = new FaultLog(path.join(userData, 'logs'), () => new Date()).lastFaults();
  if (faults.length === 0) return [fine('None.')];
  return faults.slice(0, shownFaults).map(({ time, code, deck, message }) => {
    const where = deck === null ? '' : ` in ${deck}`;
    return fine(`${time} ${code}${where}: ${message}`);
  });
}
