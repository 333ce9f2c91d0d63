import { createHash } from 'node:crypto';
import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Snapshot } from '../../contract/kiosk-api.ts';
import type { Unfinished } from '../../contract/presentation.ts';
import { withoutDecks, type Library } from '../../core/library/library.ts';
import { isCrashLoop, noteCleanEnd, noteStart } from '../../core/recovery/crash-loop.ts';
import { noteGraphicsDeath } from '../../core/recovery/graphics-deaths.ts';
import { acquit, addStrike, setAside } from '../../core/recovery/strikes.ts';
import { capFolder } from '../../node/capped-folder.ts';
import type { KeptFault } from '../../node/log/fault-log.ts';
import { RecoveryMemory } from '../../node/recovery-memory.ts';
import { log } from '../log.ts';
import { startCrashDumps, sweepCrashDumps } from './crash-dumps.ts';
import { PageRecovery, type DeathReason } from './page-recovery.ts';
import { quitToRestart } from './restart.ts';

/** In ms; what was on stage longer ago is not gone on with. */
const freshness = 60_000;
/** In ms; the same of a talk, whose machine may have to start anew. */
const talkFreshness = 300_000;
/** In ms, between two times that a talk is written. */
const talkInterval = 2_000;
/** In ms; then a kiosk in safe mode tries again to be what it should be. */
const safeModeDuration = 600_000;

/** What recovery needs of others. */
export interface RecoveryOptions {
  userData: string;
  /** Vitrine's own version. */
  version: string;
  /** Keeps a fault, and tells of it. */
  report: (fault: Omit<KeptFault, 'time'>) => void;
  /** Hears that the page is loaded again, and why. */
  onRestart: (reason: DeathReason) => void;
}

/** Brings back whatever dies, and sees to it that nothing dies again and again. Make it before the app is ready. */
export class Recovery {
  /** Whether the app died so often lately that it shows the built-in deck, and nothing that could bring it down. */
  readonly isSafe: boolean;
  /** What was on stage when the app began anew; null for any other start. */
  readonly resume: Snapshot | null;
  /** What someone presented there, if they did. */
  readonly unfinished: Unfinished | null;
  readonly #options: RecoveryOptions;
  readonly #memory: RecoveryMemory;
  #strikes;
  #starts;
  #page: PageRecovery | null = null;
  #library: Library | null = null;
  #snapshot: Snapshot | null = null;
  /** The deck that is on stage, or being made ready. */
  #suspect: string | null = null;
  #graphicsDeaths: readonly number[] = [];
  #isRestarting = false;
  #talk: Unfinished | null = null;
  #isTalkKept = false;
  #writing: NodeJS.Timeout | undefined;
  #endsCleanly = true;

  constructor(options: RecoveryOptions) {
    const { userData, report } = options;
    this.#options = options;
    this.#memory = new RecoveryMemory(userData, log.warn);
    const left = (name: string): boolean => name.endsWith('.partial');
    void capFolder(path.join(userData, 'recovery'), left, { files: 0, bytes: 0 });
    const now = Date.now();
    const starts = this.#memory.read('starts') ?? [];
    this.isSafe = isCrashLoop(starts, now);
    this.#starts = noteStart(starts, now, this.isSafe);
    void this.#memory.write('starts', this.#starts);
    this.#strikes = this.#memory.read('strikes') ?? [];
    const resume = this.#takeResume(now);
    const talk = this.#takeTalk(now);
    this.resume = talk?.snapshot ?? resume;
    this.unfinished = talk?.unfinished ?? null;
    this.#chooseGraphics();
    startCrashDumps(userData);
    app.on('child-process-gone', (_event, { type, reason }) => {
      if (reason === 'clean-exit') return;
      if (type === 'GPU') this.#graphicsDied(reason);
      else log.warn(`The process “${type}” died (${reason}); Chromium starts it again.`);
    });
    if (starts.at(-1)?.endedCleanly === false) {
      report({
        code: 'app/died',
        deck: null,
        message: 'The app had not been quit before it began.',
      });
    }
    if (this.isSafe) this.#enterSafeMode();
  }

  /** Keeps the window's page alive. */
  watch(window: BrowserWindow): void {
    this.#page = new PageRecovery(window, {
      onDeath: (reason) => this.#pageDied(reason),
      giveUp: () => {
        const message = 'The page died too often; the app begins anew.';
        this.#options.report({ code: 'page/gave-up', deck: null, message });
        this.#beginAnew(false);
      },
    });
  }

  /** The page has spoken to its host. */
  noteWord(): void {
    this.#page?.noteWord();
  }

  /** The page is about to make a deck ready. */
  noteDeck(deck: string): void {
    this.#suspect = deck;
  }

  /** The page has shown something. */
  noteSnapshot(snapshot: Snapshot): void {
    this.#page?.noteHealth();
    const before = this.#snapshot?.deck;
    this.#snapshot = snapshot;
    if (before === undefined || before === snapshot.deck) return;
    const strikes = acquit(this.#strikes, before);
    if (strikes.length !== this.#strikes.length) void this.#memory.write('strikes', strikes);
    this.#strikes = strikes;
  }

  /** Someone presents, and this is how it stands; null when nobody does any more. */
  noteTalk(unfinished: Unfinished | null): void {
    this.#talk = unfinished;
    if (unfinished) this.#writing ??= setTimeout(() => this.#writeTalk(), talkInterval);
    else if (this.#isTalkKept) this.#writeTalk();
  }

  /** What of a library screens get: all but the decks that brought the page down again and again. */
  offer(library: Library): Library {
    this.#library = library;
    return withoutDecks(library, setAside(this.#strikes, contentsOf(library)));
  }

  /** Begins the app anew, as someone wants it. */
  restart(): void {
    this.#beginAnew(true);
  }

  /** The app is quitting. Resolves when that is on the disk, or cannot be. */
  settled(): Promise<void> {
    if (this.#endsCleanly) void this.#memory.write('starts', noteCleanEnd(this.#starts));
    // What is quit is not gone on with; what begins anew is.
    if (!this.#isRestarting) this.noteTalk(null);
    else if (this.#talk) this.#writeTalk();
    return this.#memory.settled();
  }

  #takeResume(now: number): Snapshot | null {
    const kept = this.#memory.read('resume');
    if (!kept) return null;
    void this.#memory.write('resume', null);
    const isFresh = kept.at <= now && now - kept.at <= freshness;
    return isFresh && !this.isSafe ? kept.snapshot : null;
  }

  /** Phones must be let in anew, and fingers: none of them drives what goes on. */
  #takeTalk(now: number): { snapshot: Snapshot; unfinished: Unfinished } | null {
    const kept = this.#memory.read('talk');
    if (!kept) return null;
    void this.#memory.write('talk', null);
    const away = now - kept.at;
    if (this.isSafe || away < 0 || away > talkFreshness) return null;
    const { snapshot, unfinished } = kept;
    const { timer } = unfinished;
    const elapsed = timer.elapsed + (timer.isRunning ? away : 0);
    const nobody = { driver: null, mayTouch: false };
    return { snapshot, unfinished: { ...unfinished, ...nobody, timer: { ...timer, elapsed } } };
  }

  #writeTalk(): void {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const [snapshot, unfinished] = [this.#snapshot, this.#talk];
    this.#isTalkKept = unfinished !== null && snapshot?.mode === 'present';
    const talk = this.#isTalkKept && snapshot && unfinished && { snapshot, unfinished };
    void this.#memory.write('talk', talk ? { at: Date.now(), ...talk } : null);
  }

  #chooseGraphics(): void {
    const kept = this.#memory.read('softwareRendering');
    if (kept?.vitrine === this.#options.version) {
      const file = this.#memory.fileOf('softwareRendering');
      log.warn(
        `The graphics process died too often on ${kept.since}: everything is drawn in software.`,
        `To try the graphics card again, delete ${file} or update Vitrine.`,
      );
      app.disableHardwareAcceleration();
    } else if (kept) void this.#memory.write('softwareRendering', null);
  }

  #pageDied(reason: DeathReason): void {
    const { onRestart, report } = this.#options;
    onRestart(reason);
    sweepCrashDumps();
    const deck = this.#suspect;
    this.#suspect = null;
    report({ code: `page/${reason}`, deck, message: 'The page’s process ended.' });
    if (deck === null || !this.#library) return;
    const contents = contentsOf(this.#library);
    const before = setAside(this.#strikes, contents);
    this.#strikes = addStrike(this.#strikes, deck, contents);
    void this.#memory.write('strikes', this.#strikes);
    if (setAside(this.#strikes, contents).length > before.length) {
      const message = 'It brought the page down three times: it is left out until it changes.';
      report({ code: 'page/set-aside', deck, message });
    }
  }

  #graphicsDied(reason: string): void {
    const { report, version } = this.#options;
    const { deaths, isTooMany } = noteGraphicsDeath(this.#graphicsDeaths, performance.now());
    this.#graphicsDeaths = deaths;
    sweepCrashDumps();
    report({
      code: `graphics/${reason}`,
      deck: this.#suspect,
      message: 'The graphics process ended.',
    });
    if (!isTooMany || this.#isRestarting) return;
    const isSoftware = this.#memory.read('softwareRendering') !== null;
    if (!isSoftware) {
      const record = { since: new Date().toISOString(), vitrine: version };
      void this.#memory.write('softwareRendering', record);
      const message = 'It ended three times: the app begins anew and draws in software.';
      report({ code: 'graphics/gave-up', deck: null, message });
    }
    // What has been seen to is no sign of a loop.
    this.#beginAnew(!isSoftware);
  }

  #enterSafeMode(): void {
    const { report } = this.#options;
    const minutes = safeModeDuration / 60_000;
    const message = `The app died three times within two minutes: it shows the built-in deck, and tries again in ${String(minutes)} minutes.`;
    report({ code: 'app/safe-mode', deck: null, message });
    setTimeout(() => this.restart(), safeModeDuration);
  }

  /** @param isClean whether this start is to count as one that ended well */
  #beginAnew(isClean: boolean): void {
    if (this.#isRestarting) return;
    this.#isRestarting = true;
    this.#endsCleanly = isClean;
    log.warn('The app begins anew.');
    if (this.#snapshot) {
      void this.#memory.write('resume', { at: Date.now(), snapshot: this.#snapshot });
    }
    quitToRestart();
  }
}

/** A mark of each deck's content, all its languages together. */
function contentsOf(library: Library): Map<string, string> {
  const texts = new Map<string, string>();
  for (const deck of library.decks)
    texts.set(deck.id, `${texts.get(deck.id) ?? ''}${JSON.stringify(deck)}`);
  const mark = (text: string): string => createHash('sha256').update(text).digest('hex');
  return new Map([...texts].map(([id, text]) => [id, mark(text)]));
}
