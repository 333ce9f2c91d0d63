import { readFile, rm, stat } from 'node:fs/promises';
import type { RequestHandlers } from '../../contract/dispatcher.ts';
import type { Handout, handoutRequests, HandoutWish } from '../../contract/handout.ts';
import type { printTalk, PrintTask } from '../../node/print-talk.ts';
import { Allowance } from '../allowance.ts';
import { isSame, makeSecret } from '../remote/secrets.ts';
import { emptyFolder, handoutName, makeFolder, saveBeside } from './handout-file.ts';

/** In ms, for all pages of a talk. */
const longestWork = 5 * 60_000;
/** In ms: so long it is kept for whoever asked, and so long a path to it holds, unless it is used or another one asked for. */
const longestKept = 30 * 60_000;
const longestTicket = 60_000;
/** Of those who asked. */
const mostKept = 8;
/** How often any may be made: it keeps a processor busy. */
const pace = { burst: 6, perSecond: 1 / 60 } as const;

/** What makes handouts, and where they go. */
export interface HandoutOptions {
  /** As `printTalk`, with the command already given. */
  print: (
    ...task: Parameters<typeof printTalk> extends [unknown, ...infer Rest] ? Rest : never
  ) => Promise<string>;
  /** Where those are put that are asked for on this very machine; null where all are fetched by a browser. */
  folder: string | null;
  /** Where they are made, of this process alone: what one that was killed has left is removed at the start. */
  workFolder: string;
  /** Hears what a technician should know. */
  log: (line: string) => void;
}

/** One who may ask for handouts. */
export interface Asker {
  /** Whether it is at this very machine. */
  isHere: boolean;
  /** Throw where it may not look, or not act, at the moment. */
  look?: () => void;
  act?: () => void;
}

interface Job {
  handout: Handout;
  /** All that there is of it; removed with it. */
  folder: string | null;
  /** Once it is made, and is to be fetched. */
  download: { file: string; name: string } | null;
  /** Opens the path under which it is fetched. */
  ticket: { secret: string; until: number } | null;
  at: number;
}

type HandoutHandlers = Pick<RequestHandlers, keyof typeof handoutRequests>;

/** Makes handouts, one at a time, and keeps each for whoever asked until it is fetched. */
export class HandoutDesk {
  readonly #options: HandoutOptions;
  readonly #plan: (wish: HandoutWish) => PrintTask | null;
  readonly #now: () => number;
  readonly #allowance = new Allowance(pace);
  /** By who asked, the latest last. */
  readonly #jobs = new Map<string, Job>();
  /** Settles when nothing of an earlier process is left. */
  readonly #emptied: Promise<void>;
  #running: AbortController | null = null;

  /**
   * @param plan what is to be printed; null where there is nothing
   * @param now monotonic time in ms
   */
  constructor(
    options: HandoutOptions,
    plan: (wish: HandoutWish) => PrintTask | null,
    now: () => number,
  ) {
    this.#options = options;
    this.#plan = plan;
    this.#now = now;
    this.#emptied = emptyFolder(options.workFolder);
  }

  /**
   * The requests of one who may ask.
   *
   * @param owner who it is: the same after a lost connection
   */
  handlersFor(owner: string, { isHere, look, act }: Asker): HandoutHandlers {
    return {
      makeHandout: (wish) => {
        act?.();
        return this.#make(owner, wish, isHere);
      },
      getHandout: () => {
        look?.();
        return this.#jobOf(owner)?.handout ?? { state: 'none' };
      },
      fetchHandout: () => {
        act?.();
        const job = this.#jobOf(owner);
        if (!job?.download) throw new Error('There is nothing to fetch.');
        const secret = makeSecret();
        job.ticket = { secret, until: this.#now() + longestTicket };
        return { path: `/handout/${secret}` };
      },
    };
  }

  /**
   * The bytes behind a path's secret and the name to save them under, once; null for any other.
   *
   * @param owners who may be fetching, as in `handlersFor`: nobody has what another one asked for, or uses it up
   */
  async take(
    secret: string,
    owners: readonly string[],
  ): Promise<{ bytes: Buffer; name: string } | null> {
    const jobs = owners.map((owner) => this.#jobs.get(owner));
    const job = jobs.find((each) => each?.ticket && isSame(each.ticket.secret, secret));
    if (!job?.download || !job.ticket) return null;
    const { until } = job.ticket;
    job.ticket = null;
    if (this.#now() > until) return null;
    const { file, name } = job.download;
    return { bytes: await readFile(file), name };
  }

  /** Stops what is being made, and removes all that was. */
  async close(): Promise<void> {
    this.#running?.abort();
    for (const [owner, job] of this.#jobs) await this.#drop(owner, job);
  }

  #make(owner: string, wish: HandoutWish, isHere: boolean): Handout {
    const { talk } = wish;
    const refuse = (reason: 'busy' | 'nothing'): Handout => {
      const handout = { state: 'failed', talk, reason, problem: null } as const;
      // What is being made for the one who asks goes on.
      if (this.#jobOf(owner)?.handout.state !== 'making') this.#keep(owner, handout);
      return handout;
    };
    if (this.#running) return refuse('busy');
    const task = this.#plan(wish);
    if (!task) return refuse('nothing');
    // None on credit.
    if (this.#allowance.left < 1 || !this.#allowance.take(1)) return refuse('busy');
    const job = this.#keep(owner, { state: 'making', talk, title: task.title, done: 0, of: 0 });
    void this.#carryOut(job, talk, task, isHere);
    return job.handout;
  }

  async #carryOut(job: Job, talk: string | null, task: PrintTask, isHere: boolean): Promise<void> {
    const { print, folder: ownFolder, workFolder, log } = this.#options;
    const { title, notes } = task;
    const stopping = new AbortController();
    this.#running = stopping;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      stopping.abort();
    }, longestWork);
    const fail = (reason: 'time' | 'broken' | 'unsaved', error: unknown): void => {
      const problem = error instanceof Error ? error.message : String(error);
      log(`The PDF of “${title}” was not made (${reason}): ${problem}`);
      job.handout = { state: 'failed', talk, reason, problem: problem.slice(0, 500) };
    };
    try {
      await this.#emptied;
      job.folder = await makeFolder(workFolder);
      stopping.signal.throwIfAborted();
      const file = await print(task, job.folder, stopping.signal, (done, of) => {
        job.handout = { state: 'making', talk, title, done, of };
      });
      const { size } = await stat(file);
      const name = handoutName(title, notes, new Date());
      const made = { state: 'made', talk, title, size } as const;
      if (!isHere || ownFolder === null) {
        job.download = { file, name };
        job.handout = { ...made, file: null };
      } else {
        const saved = await saveBeside(file, ownFolder, name).catch((error: unknown) =>
          fail('unsaved', error),
        );
        if (saved !== undefined) job.handout = { ...made, file: saved };
      }
    } catch (error) {
      fail(isLate ? 'time' : 'broken', error);
    } finally {
      clearTimeout(timer);
      this.#running = null;
      job.at = this.#now();
      // It may have been dropped meanwhile.
      const isKept = [...this.#jobs.values()].includes(job);
      if (!job.download || !isKept) await this.#empty(job);
    }
  }

  #jobOf(owner: string): Job | null {
    const job = this.#jobs.get(owner) ?? null;
    const isOld = job?.handout.state !== 'making' && this.#now() - (job?.at ?? 0) > longestKept;
    if (!job || !isOld) return job;
    void this.#drop(owner, job);
    return null;
  }

  #keep(owner: string, handout: Handout): Job {
    const before = this.#jobs.get(owner);
    if (before) void this.#drop(owner, before);
    const job: Job = { handout, folder: null, download: null, ticket: null, at: this.#now() };
    this.#jobs.set(owner, job);
    // What is being made is not lost to those who must wait for it.
    const oldest = [...this.#jobs].find(([, each]) => each.handout.state !== 'making');
    if (this.#jobs.size > mostKept && oldest) void this.#drop(...oldest);
    return job;
  }

  async #drop(owner: string, job: Job): Promise<void> {
    if (this.#jobs.get(owner) === job) this.#jobs.delete(owner);
    await this.#empty(job);
  }

  async #empty(job: Job): Promise<void> {
    const { folder } = job;
    [job.folder, job.download] = [null, null];
    if (folder !== null)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
