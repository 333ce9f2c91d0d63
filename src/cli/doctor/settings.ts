import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../core/settings/settings-file.ts';
import { phoneAddresses, usualPort } from '../../host/remote/addresses.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** The settings file, what of it cannot be used, and those that could not be read and were kept. */
export function examineSettings(userData: string): Finding[] {
  const names = existsSync(userData) ? readdirSync(userData) : [];
  const kept = names
    .filter((name) => /^settings\.broken-.*\.json$/.test(name))
    .map((name) => {
      const todo = 'Take from it what is missed, and delete it.';
      return wrong(`${name} could not be read when it was the settings file, and was kept.`, todo);
    });
  return [...examineFile(path.join(userData, 'settings.json')), ...kept];
}

function examineFile(file: string): Finding[] {
  if (!existsSync(file)) return [fine('No settings file: the defaults hold.')];
  try {
    const reading = readSettings(readFileSync(file, 'utf8'));
    if (reading.kind === 'broken') {
      const todo = 'Vitrine will take the copy before it, or defaults; mend it or delete it.';
      return [wrong(`${file} cannot be used: ${reading.problem}.`, todo)];
    }
    const warnings = reading.known.warnings.map((warning) => wrong(warning, `Mend it in ${file}.`));
    if (reading.kind === 'future') {
      const todo = 'Update Vitrine; until then changes hold until the next start.';
      const version = String(reading.version);
      return [wrong(`${file} is of a newer Vitrine (version ${version}).`, todo), ...warnings];
    }
    accessSync(file, constants.W_OK);
    const remote = examineRemote(reading.known.settings.remote ?? false);
    return [fine(`${file} can be read and written.`), ...warnings, ...remote];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const todo = 'Give it to the user that Vitrine runs as; until then changes are not kept.';
    return [wrong(`${file} cannot be read or written: ${reason}.`, todo)];
  }
}

function examineRemote(isOn: boolean): Finding[] {
  if (!isOn) return [];
  const addresses = phoneAddresses(usualPort);
  if (addresses.length === 0) {
    const todo = 'Join the phones’ network, or turn the remote off in the staff panel.';
    return [wrong('The remote is on, and this machine is on no network.', todo)];
  }
  const port = String(usualPort);
  return [
    fine(`The remote is on, for phones at ${addresses.join(' ')} (TCP ${port}, or the next free).`),
  ];
}
