import { rm } from 'node:fs/promises';
import type { Site } from '../../core/library/library.ts';
import { isTrusted } from '../../core/updates/trust.ts';
import {
  isSettled,
  leastQuiet,
  leastWell,
  noteQuiet,
  noteWell,
  whyWait,
  type Sight,
  type Since,
} from '../../core/updates/update-time.ts';
import type { KeptFault } from '../log/fault-log.ts';
import type { AppImage } from './app-image.ts';
import {
  readKnownUpdate,
  updatesFolder,
  writeKnownUpdate,
  type KnownUpdate,
} from './known-update.ts';
import type { Offer, UpdateSource } from './update-source.ts';

/** In ms at speed 1: from the start to the first look, and from one look to the next. */
const firstLook = 60_000;
const betweenLooks = 6 * 3_600_000;

/** What the keeper is made of. */
export interface UpdateKeeperOptions {
  /** Vitrine's own version. */
  version: string;
  userData: string;
  /** What may be replaced; or why nothing may, as a sentence. */
  target: AppImage | string;
  /** The setting `updateUrl`. */
  url: () => string | null;
  /** With the settings of this kiosk applied. */
  site: () => Pick<Site, 'hours' | 'timeZone'>;
  sight: () => Sight;
  /** Divides every wait. */
  speed: number;
  /** Monotonic, in ms. */
  now: () => number;
  /** In ms since 1970. */
  epoch: () => number;
  /** The machine's. */
  timeZone: string;
  log: (line: string) => void;
  report: (fault: Omit<KeptFault, 'time'>) => void;
  /** Ends the app, and begins it anew. */
  restart: () => void;
}

/** Looks for newer versions, tells of them, and takes one when nobody would notice. Does nothing but when it is ticked. */
export class UpdateKeeper {
  readonly #options: UpdateKeeperOptions;
  readonly #startedAt: number;
  #known: KnownUpdate;
  #quietSince: Since = null;
  #wellSince: Since = null;
  #url: string | null = null;
  #source: UpdateSource | null = null;
  #lookedAt: number | null = null;
  #offer: Offer | null = null;
  #downloaded: { file: string; sha512: string } | null = null;
  #work: Promise<void> | null = null;
  /** Whether no trial is left to be judged. */
  #isTried = false;
  /** Whether what is on trial is not the version that it was published as. */
  #isMisnamed = false;
  #isOver = false;

  constructor(options: UpdateKeeperOptions) {
    this.#options = options;
    this.#startedAt = options.now();
    const none = { available: null, problem: null, waits: null, failed: null, looked: null };
    const known = readKnownUpdate(options.userData) ?? none;
    // What was newer than the version before may be this one.
    this.#known = { ...known, available: null };
  }

  /** The newer version that is offered; null for none. */
  get available(): string | null {
    return this.#offer?.version ?? null;
  }

  /** Looks at how things are, and does what is due; best every few seconds. Never rejects. */
  tick(): Promise<void> {
    const { now, sight } = this.#options;
    const seen = sight();
    this.#quietSince = noteQuiet(this.#quietSince, seen, now());
    this.#wellSince = noteWell(this.#wellSince, seen, now());
    this.#work ??= this.#act().finally(() => (this.#work = null));
    return this.#work;
  }

  async #act(): Promise<void> {
    try {
      if (this.#isOver || (await this.#isOnTrial())) return;
      await this.#followUrl();
      if (this.#source === null) return;
      if (this.#isLookDue()) await this.#look(this.#source);
      if (this.#offer) await this.#take(this.#offer);
    } catch (error) {
      this.#offer = null;
      this.#downloaded = null;
      await this.#tell(lineOf(error));
    }
  }

  /** Whether a version is on trial. Ends the trial of this one once it has been well for long enough. */
  async #isOnTrial(): Promise<boolean> {
    const { log, target, version } = this.#options;
    if (typeof target === 'string' || this.#isTried) return false;
    if (this.#isMisnamed) return true;
    const trial = await target.trial();
    if (trial === version) {
      if (!this.#isSettled(this.#wellSince, leastWell)) return true;
      log(`Vitrine ${version} is well and stays.`);
    } else if (trial !== null && (await target.isInPlace())) {
      log(`Vitrine ${trial} is Vitrine ${version} in truth: it does not stay.`);
      // Never well, and so whoever started us brings the file before back.
      this.#isMisnamed = true;
      return true;
    }
    // Else there is none, nobody can read of what, or another file lies there: whoever started us must not judge that.
    await target.endTrial();
    this.#isTried = true;
    await this.#reportFailure(target);
    return false;
  }

  /** Tells, once, of the version that did not come up. */
  async #reportFailure(target: AppImage): Promise<void> {
    const { report, userData } = this.#options;
    const failed = (await target.failedVersions()).at(-1) ?? null;
    if (failed === this.#known.failed) return;
    this.#known = { ...this.#known, failed };
    await writeKnownUpdate(userData, this.#known);
    if (failed === null) return;
    const message = `Vitrine ${failed} did not come up: the version before it is back, and ${failed} is not tried again.`;
    report({ code: 'update/failed', deck: null, message });
  }

  async #followUrl(): Promise<void> {
    const { log, url, userData, version } = this.#options;
    const wanted = url();
    if (wanted === this.#url) return;
    this.#url = wanted;
    this.#offer = null;
    this.#downloaded = null;
    this.#lookedAt = null;
    const folder = updatesFolder(userData);
    this.#source = null;
    if (wanted === null) return;
    // Nobody who does without updates carries what they take.
    const { UpdateSource } = await import('./update-source.ts');
    this.#source = new UpdateSource({ url: wanted, version, folder, log });
  }

  #isLookDue(): boolean {
    const { now, speed } = this.#options;
    const [since, wait] =
      this.#lookedAt === null ? [this.#startedAt, firstLook] : [this.#lookedAt, betweenLooks];
    return now() - since >= wait / speed;
  }

  async #look(source: UpdateSource): Promise<void> {
    const { epoch, log, now } = this.#options;
    this.#lookedAt = now();
    this.#known = { ...this.#known, looked: new Date(epoch()).toISOString() };
    const offer = await source.look().catch((error: unknown) => {
      // What was offered before still holds.
      if (this.#offer === null) throw error;
      log(`Update: ${lineOf(error)}`);
      return this.#offer;
    });
    if (offer && offer.version !== this.#offer?.version) {
      log(`Vitrine ${offer.version} is available.`);
      this.#downloaded = null;
    }
    this.#offer = offer;
    await this.#tell(null);
  }

  async #take(offer: Offer): Promise<void> {
    const { log, restart, target, version } = this.#options;
    if (typeof target === 'string') return this.#tell(target);
    const obstacle = await this.#obstacle(target, offer.version);
    if (obstacle !== null) return this.#tell(obstacle);
    const wait = this.#whyWait();
    if (wait !== null) return this.#tell(null, wait);
    if (this.#downloaded === null) {
      log(`Vitrine ${offer.version} is fetched.`);
      this.#downloaded = await offer.download();
      // Someone may have come meanwhile: the next look at how things are decides.
      return;
    }
    const { file, sha512 } = this.#downloaded;
    await target.replaceWith(file, { version: offer.version, sha512, before: version });
    await rm(file, { force: true });
    this.#isOver = true;
    log(`Vitrine ${offer.version} takes the place of ${version}, on trial.`);
    restart();
  }

  /** Why a version cannot be taken here, as a sentence; null when it can. */
  async #obstacle(target: AppImage, version: string): Promise<string | null> {
    if (!isTrusted(new URL(this.#url ?? ''))) {
      return 'Nothing is taken from an address that is neither HTTPS nor this machine.';
    }
    if ((await target.failedVersions()).includes(version)) {
      return `Vitrine ${version} did not come up here, and is not tried again.`;
    }
    return target.obstacle();
  }

  #whyWait(): string | null {
    const { epoch, site, timeZone } = this.#options;
    const isQuiet = this.#isSettled(this.#quietSince, leastQuiet);
    const isWell = this.#isSettled(this.#wellSince, leastWell);
    return whyWait({ site: site(), epoch: epoch(), timeZone, isQuiet, isWell });
  }

  #isSettled(since: Since, least: number): boolean {
    const { now, speed } = this.#options;
    return isSettled(since, least / speed, now());
  }

  /**
   * Keeps what is known, and logs what is new of it.
   * @param problem why the newer version is not taken, or nothing could be known, as a sentence
   * @param waits why it is not taken yet, as part of a sentence
   */
  async #tell(problem: string | null, waits: string | null = null): Promise<void> {
    const { log, userData } = this.#options;
    if (problem !== null && problem !== this.#known.problem) log(`Update: ${problem}`);
    const known = { ...this.#known, available: this.available, problem, waits };
    if (JSON.stringify(known) === JSON.stringify(this.#known)) return;
    this.#known = known;
    await writeKnownUpdate(userData, known);
  }
}

/** What an error says, as a line that can be read: electron-updater repeats all that the server sent. */
function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 300);
}
