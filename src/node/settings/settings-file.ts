import { copyFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  readSettings,
  writeSettings,
  type KnownSettings,
  type SettingsObject,
  type SettingsReading,
} from '../../core/settings/settings-file.ts';
import { sweepPartials, writeDurably } from '../durable-files.ts';

/** How many broken files are kept. */
const mostBroken = 5;
/** In ms, between two looks at whether someone has changed the file by hand. */
const lookInterval = 2_000;
/** In ms, until a disk that took nothing is tried again. */
const retryInterval = 60_000;
/** The owner's alone: it holds what the PIN could be found from. */
const mode = 0o600;

/** Where settings are kept; in memory, they last until the next start. */
export interface SettingsStorage {
  kind: 'disk' | 'memory';
  /** Why it is memory, for a technician. */
  problem: string | null;
}

/** What a file of settings is opened with. */
export interface SettingsFileOptions {
  /** The user data folder. */
  folder: string;
  /** Hears what a technician should know, a line each. */
  log: (line: string) => void;
  /** Between two looks, in ms. */
  interval?: number;
}

/** What was found where the file should be. */
type Found =
  | (SettingsReading & { text: string })
  | { kind: 'missing' }
  | { kind: 'unreadable'; problem: string };

const nothing: KnownSettings = { settings: {}, pin: null, warnings: [] };

/**
 * `settings.json` in the user data folder, with `settings.json.bak`, the last good one. A broken file is kept beside them, one
 * that cannot be read or is of a newer Vitrine stays untouched, and a disk that takes nothing stops nothing: what is known
 * then holds in memory.
 */
export class SettingsFile {
  readonly #options: SettingsFileOptions;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  #known = nothing;
  #content: SettingsObject = {};
  /** The text that was last read or written; null for no file, undefined for one that could not be read. */
  #seen: string | null | undefined = null;
  /** What someone last wrote by hand that cannot be used: told once, and kept until the next change. */
  #slip: string | null = null;
  /** Why the file must not be written; null where it may be. */
  #untouchable: string | null = null;
  #storage: SettingsStorage = { kind: 'disk', problem: null };
  #retry: NodeJS.Timeout | undefined;
  #looks: NodeJS.Timeout | undefined;
  #work: Promise<unknown> = Promise.resolve();

  private constructor(options: SettingsFileOptions) {
    this.#options = options;
    this.#path = path.join(options.folder, 'settings.json');
  }

  /** Reads the settings. Never rejects. */
  static async open(options: SettingsFileOptions): Promise<SettingsFile> {
    const file = new SettingsFile(options);
    await sweepPartials(options.folder, 'settings.json');
    await file.#begin();
    return file;
  }

  /** What holds of the file. */
  get known(): KnownSettings {
    return this.#known;
  }

  get storage(): SettingsStorage {
    return this.#storage;
  }

  /** Whether the file may hold what is not known here, as it could not be read or is of a newer Vitrine. */
  get isUntouchable(): boolean {
    return this.#untouchable !== null;
  }

  /** Changes entries of the file at once, and writes it. Never rejects. */
  change(patch: SettingsObject): Promise<void> {
    return this.#inTurn(async () => {
      await this.#apply(patch);
      this.#tell();
    });
  }

  /** Hears when what holds has changed, by `change` or by hand; gives the undo. */
  watch(listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      // Reading it is as cheap as asking for its state, and needs no first look to compare with.
      this.#looks = setInterval(this.#look, this.#options.interval ?? lookInterval).unref();
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#looks);
      clearTimeout(this.#retry);
    };
  }

  async #begin(): Promise<void> {
    const found = await this.#read();
    if (found.kind === 'broken') {
      this.#options.log(`settings.json cannot be used: ${found.problem}.`);
      this.#seen = found.text;
      await this.#setAside();
      if (!(await this.#restore()) && this.#untouchable === null) {
        await rm(this.#path, { force: true });
        this.#seen = null;
      }
    } else {
      await this.#take(found);
      if (found.kind === 'unreadable') await this.#restore();
    }
    const refusal = this.#untouchable ?? (await this.#refusal());
    if (refusal !== null) this.#useMemory(refusal);
  }

  /** Takes over what was found. */
  async #take(found: Found): Promise<void> {
    this.#seen = seenOf(found);
    this.#untouchable = null;
    if (found.kind === 'broken') return this.#setAside();
    if (found.kind === 'unreadable') {
      this.#untouchable = `settings.json cannot be read (${found.problem}) and is left alone`;
    } else if (found.kind === 'future') {
      const version = String(found.version);
      this.#untouchable = `settings.json is of a newer Vitrine (version ${version}) and is left alone`;
      this.#content = found.file;
      this.#known = found.known;
    } else if (found.kind === 'missing') {
      this.#content = {};
      this.#known = nothing;
    } else {
      this.#content = found.file;
      this.#known = found.known;
      for (const warning of found.known.warnings) this.#options.log(`settings.json: ${warning}`);
      await this.#backUp(found.text);
    }
    if (this.#untouchable !== null) this.#useMemory(this.#untouchable);
  }

  /** Goes back to the last good file, where the file itself is of no use; whether there is one. */
  async #restore(): Promise<boolean> {
    const text = await readFile(this.#backup, 'utf8').catch(() => null);
    const reading = text === null ? null : readSettings(text);
    if (reading?.kind !== 'good') {
      this.#options.log('There is no good copy of settings.json: defaults are used.');
      return false;
    }
    this.#options.log('settings.json.bak, the last good copy, is used.');
    this.#content = reading.file;
    this.#known = reading.known;
    await this.#save();
    return true;
  }

  /**
   * Keeps a broken file under another name, too. It stays where it is until a good one takes its place: were there none for a
   * moment, or on a full disk for long, the next start would begin anew.
   */
  async #setAside(): Promise<void> {
    const { folder, log } = this.#options;
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    const name = `settings.broken-${time}.json`;
    const kept = path.join(folder, name);
    try {
      // A link takes no room, but not every disk knows it.
      await link(this.#path, kept).catch(() => copyFile(this.#path, kept));
      log(`The broken settings.json is kept as ${name}.`);
    } catch (error) {
      await rm(kept, { force: true }).catch(() => undefined);
      this.#untouchable = `settings.json is broken and cannot be set aside (${reasonOf(error)})`;
    }
    const names = (await readdir(folder).catch(() => [])).filter(isBrokenOne).sort();
    for (const old of names.slice(0, -mostBroken)) {
      await rm(path.join(folder, old), { force: true }).catch(() => undefined);
    }
  }

  async #apply(patch: SettingsObject): Promise<void> {
    // What someone has just written by hand is not overwritten unread.
    const found = await this.#read();
    if (found.kind !== 'missing' && this.#isNew(found)) await this.#take(found);
    const content = { ...this.#content, ...patch };
    const reading = readSettings(writeSettings(content));
    // The next start could not read it either.
    if (reading.kind !== 'good') throw new Error('a change would make it larger than 1 MB.');
    this.#content = content;
    this.#known = reading.known;
    await this.#save();
  }

  async #save(): Promise<void> {
    clearTimeout(this.#retry);
    if (this.#untouchable !== null) return this.#useMemory(this.#untouchable);
    const text = writeSettings(this.#content);
    try {
      await writeDurably(this.#path, text, mode);
      this.#seen = text;
    } catch (error) {
      this.#useMemory(`settings.json cannot be written (${reasonOf(error)})`);
      this.#retry = setTimeout(() => {
        void this.#inTurn(() => this.#apply({}));
      }, retryInterval).unref();
      return;
    }
    if (this.#storage.kind === 'memory') this.#options.log('Settings are kept on disk again.');
    this.#storage = { kind: 'disk', problem: null };
    await this.#backUp(text);
  }

  async #backUp(text: string): Promise<void> {
    if ((await readFile(this.#backup, 'utf8').catch(() => null)) === text) return;
    await writeDurably(this.#backup, text, mode).catch((error: unknown) =>
      this.#options.log(`settings.json.bak cannot be written (${reasonOf(error)}).`),
    );
  }

  /** Why nothing can be written, as far as the disk tells before it is tried; null when it may. */
  async #refusal(): Promise<string | null> {
    const { folder } = this.#options;
    try {
      await mkdir(folder, { recursive: true });
      // Permissions alone do not tell: not as another user, not on Windows, not of a disk that is read-only.
      const probe = `${this.#path}.${String(process.pid)}.partial`;
      await writeFile(probe, '');
      await rm(probe);
      return null;
    } catch (error) {
      return `${folder} cannot be written (${reasonOf(error)})`;
    }
  }

  #useMemory(problem: string): void {
    if (this.#storage.problem === problem) return;
    this.#storage = { kind: 'memory', problem };
    this.#options.log(`${problem}: settings hold until the next start.`);
  }

  /** Someone may have changed the file. What is no good file yet may be one that is just being written. */
  readonly #look = (): void => {
    void this.#inTurn(async () => {
      let found = await this.#read();
      if (!this.#isNew(found) || ('text' in found && found.text === this.#slip)) return;
      if (found.kind !== 'good') {
        await new Promise((resolve) => setTimeout(resolve, this.#options.interval ?? lookInterval));
        found = await this.#read();
      }
      if (found.kind === 'broken') {
        this.#slip = found.text;
        this.#options.log(`settings.json cannot be used (${found.problem}): those before it stay.`);
        return;
      }
      await this.#take(found);
      if (this.#untouchable === null) this.#storage = { kind: 'disk', problem: null };
      this.#tell();
    });
  };

  async #read(): Promise<Found> {
    try {
      const text = await readFile(this.#path, 'utf8');
      return { ...readSettings(text), text };
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      return isMissing ? { kind: 'missing' } : { kind: 'unreadable', problem: reasonOf(error) };
    }
  }

  #isNew(found: Found): boolean {
    return seenOf(found) !== this.#seen;
  }

  get #backup(): string {
    return `${this.#path}.bak`;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work
      .then(work)
      .catch((error: unknown) => this.#options.log(`settings.json: ${reasonOf(error)}`));
    this.#work = done;
    return done;
  }
}

/** What tells one state of the file from another; see `#seen`. */
function seenOf(found: Found): string | null | undefined {
  if (found.kind === 'unreadable') return undefined;
  return found.kind === 'missing' ? null : found.text;
}

function isBrokenOne(name: string): boolean {
  return /^settings\.broken-.*\.json$/.test(name);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
