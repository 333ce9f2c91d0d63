import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { snapshotSchema } from '../contract/kiosk-api.ts';
import { unfinishedSchema } from '../contract/presentation.ts';
import { startsSchema } from '../core/recovery/crash-loop.ts';
import { strikesSchema } from '../core/recovery/strikes.ts';
import { writeDurably } from './durable-files.ts';

/** What the app remembers of its mishaps, each in a file of its own: a technician makes it forget one by deleting it. */
const records = {
  /** The last starts. */
  starts: startsSchema,
  /** The decks that brought the page down. */
  strikes: strikesSchema,
  /** That the graphics process died too often with this version of Vitrine. */
  softwareRendering: z.object({ since: z.string(), vitrine: z.string() }),
  /** What was on stage when the app began anew by itself, and when, in ms since 1970. */
  resume: z.object({ at: z.number(), snapshot: snapshotSchema }),
  /** The same while someone presents, written every few seconds until the end: the app may die of anything. */
  talk: z.object({ at: z.number(), snapshot: snapshotSchema, unfinished: unfinishedSchema }),
} as const;

type Name = keyof typeof records;
type RecordOf<Each extends Name> = z.infer<(typeof records)[Each]>;

const fileNames: Readonly<Record<Name, string>> = {
  starts: 'starts.json',
  strikes: 'decks-that-crash.json',
  softwareRendering: 'software-rendering.json',
  resume: 'resume.json',
  talk: 'unfinished-talk.json',
};

/** What outlives the app of its own mishaps, in `recovery/` of the user data folder. A disk that fails costs the memory alone. */
export class RecoveryMemory {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  #work: Promise<void> = Promise.resolve();

  /** @param log hears of files that cannot be written, or are not what they should be */
  constructor(userData: string, log: (line: string) => void) {
    this.#folder = path.join(userData, 'recovery');
    this.#log = log;
  }

  /** Where a record lies. */
  fileOf(name: Name): string {
    return path.join(this.#folder, fileNames[name]);
  }

  /** Reads a record; null where there is none that can be understood. */
  read<Each extends Name>(name: Each): RecordOf<Each> | null {
    const file = this.fileOf(name);
    try {
      return records[name].parse(JSON.parse(readFileSync(file, 'utf8'))) as RecordOf<Each>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#log(`${file} cannot be read and is taken for empty.`);
      }
      return null;
    }
  }

  /** Resolves when all that was to be kept is on the disk, or cannot be. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** Keeps a record, whole or not at all, after those before it; null forgets it. Never rejects. */
  write<Each extends Name>(name: Each, record: RecordOf<Each> | null): Promise<void> {
    const file = this.fileOf(name);
    this.#work = this.#work.then(async () => {
      try {
        if (record === null) await rm(file, { force: true });
        else await writeDurably(file, `${JSON.stringify(record, null, 2)}\n`);
      } catch (error) {
        this.#log(`${file} cannot be written: ${String(error)}`);
      }
    });
    return this.#work;
  }
}
