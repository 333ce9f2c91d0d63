import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What a kiosk keeps in its user data folder, held against what was seen there before: nothing of it may be lost. */
export class Kept {
  readonly #folder: string;
  /** Each journal file as it last was. */
  readonly #journal = new Map<string, string>();
  #idle = 60_000;

  constructor(folder: string) {
    this.#folder = folder;
    // The loop alone writes once an hour: a day that others have begun is there to be lost.
    mkdirSync(path.join(folder, 'journal'), { recursive: true });
    const now = new Date().toISOString();
    const line = `{"at":"${now.slice(0, 16)}","kind":"vain","locale":"fr"}\n`;
    writeFileSync(path.join(folder, 'journal', `${now.slice(0, 10)}.ndjson`), line);
  }

  /** Changes a setting as a technician would, by a new file in the old one's place. */
  changeSetting(): void {
    this.#idle += 1_000;
    const file = path.join(this.#folder, 'settings.json');
    writeFileSync(`${file}.mine`, JSON.stringify({ version: 1, idle: this.#idle }));
    renameSync(`${file}.mine`, file);
  }

  /** What is lost, or cannot be read as what it is; a sentence each. */
  look(): string[] {
    return [...this.#lostNotes(), ...this.#lostSettings(), ...this.#unreadable()];
  }

  /** Journals are only added to. */
  #lostNotes(): string[] {
    return this.#namesIn('journal').flatMap((name) => {
      const now = this.#read(name);
      const before = this.#journal.get(name) ?? '';
      this.#journal.set(name, now.slice(0, now.lastIndexOf('\n') + 1));
      return now.startsWith(before) ? [] : [`${name} has lost what stood in it.`];
    });
  }

  #lostSettings(): string[] {
    const found = (JSON.parse(this.#read('settings.json')) as { idle?: unknown }).idle;
    const isKept = found === this.#idle || found === `${String(this.#idle / 1_000)}s`;
    return isKept ? [] : [`settings.json has lost a change: idle is ${String(found)}.`];
  }

  #unreadable(): string[] {
    const names = ['', 'journal', 'recovery', 'logs'].flatMap((below) => this.#namesIn(below));
    return names.flatMap((name) => {
      if (!/\.(nd)?json$/.test(name)) return [];
      const content = this.#read(name);
      // The last line of a journal may be on its way.
      const lines = name.endsWith('.ndjson') ? content.split('\n').slice(0, -1) : [content];
      return lines.every(isJson) ? [] : [`${name} cannot be read.`];
    });
  }

  #namesIn(below: string): string[] {
    const folder = path.join(this.#folder, below);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ name }) => path.join(below, name));
  }

  #read(name: string): string {
    return readFileSync(path.join(this.#folder, name), 'utf8');
  }
}

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}
