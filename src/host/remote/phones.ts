import { nameless, plainName } from './phone-name.ts';
import { isSame, makeSecret } from './secrets.ts';

const mostPhones = 16;
/** Lines of one phone at once, and browsers that it may have shown; more are no phone's. */
const mostOfEach = 4;
/** In ms: a phone that was out of reach for so long must be let in anew. */
export const longestAway = 2 * 60 * 60_000;
/** Hears that a phone has another name, or was put out (null). */
export type OnName = (before: string, now: string | null) => void;

/** One connection of a phone's page. */
export interface Line {
  /** Ends it. */
  hangUp: () => void;
}

/** A phone that was let in. */
export interface Phone {
  /** Names it for staff; no secret. */
  readonly id: string;
  /** Its own among those that are in. */
  name: string;
  /** What it comes back with. */
  readonly session: string;
  /** What its browser shows with each request for a deck's file. */
  readonly browsers: Set<string>;
  /** Several while it reconnects, or with several pages. */
  readonly lines: Set<Line>;
  /** When its last line ended; monotonic, in ms. */
  leftAt: number;
}

/** The phones that are in, also while they are locked or out of reach. */
export class Phones {
  readonly #now: () => number;
  readonly #onName: OnName;
  #phones: Phone[] = [];

  /** @param now monotonic time in ms */
  constructor(now: () => number, onName: OnName) {
    this.#now = now;
    this.#onName = onName;
  }

  /** Those that are in, in the order in which they came. */
  get all(): readonly Phone[] {
    this.#phones = this.#phones.filter(
      ({ lines, leftAt }) => lines.size > 0 || this.#now() - leftAt < longestAway,
    );
    return this.#phones;
  }

  /** Lets one more in. Where there are too many, the one that has been away the longest gives way; null when none is away. */
  add(name: string | undefined): Phone | null {
    const away = this.all.filter(({ lines }) => lines.size === 0);
    if (this.all.length >= mostPhones) {
      const longest = away.sort((one, other) => one.leftAt - other.leftAt)[0];
      if (!longest) return null;
      this.remove(longest.id);
    }
    const phone = {
      ...{ id: makeSecret(), name: this.nameFor(name), session: makeSecret() },
      ...{ browsers: new Set<string>(), lines: new Set<Line>(), leftAt: this.#now() },
    };
    this.#phones.push(phone);
    return phone;
  }

  /** Adds a line to a phone, with what its browser shows. Where there are too many, the oldest gives way. */
  connect({ lines, browsers }: Phone, line: Line, browser: string | null): void {
    lines.add(line);
    const [oldestLine] = lines;
    if (lines.size > mostOfEach && oldestLine) {
      lines.delete(oldestLine);
      oldestLine.hangUp();
    }
    if (browser === null) return;
    // The last one shown is the youngest.
    browsers.delete(browser);
    browsers.add(browser);
    const [oldest] = browsers;
    if (browsers.size > mostOfEach && oldest !== undefined) browsers.delete(oldest);
  }

  /** The phone of a session. */
  find(session: string): Phone | null {
    return this.all.filter((phone) => isSame(phone.session, session))[0] ?? null;
  }

  /** The phones that are in and have shown a browser. */
  withBrowser(browser: string): Phone[] {
    return this.all.filter(({ browsers }) => [...browsers].some((each) => isSame(each, browser)));
  }

  /** Calls a phone otherwise; by no name of its holder's for undefined. */
  rename(phone: Phone, wanted: string | undefined): void {
    const before = phone.name;
    phone.name = this.nameFor(wanted, phone);
    if (phone.name !== before) this.#onName(before, phone.name);
  }

  /** Puts a phone out. */
  remove(id: string): void {
    const gone = this.#phones.filter((phone) => phone.id === id);
    this.#phones = this.#phones.filter((phone) => phone.id !== id);
    for (const { lines, name } of gone) {
      for (const line of lines) line.hangUp();
      this.#onName(name, null);
    }
  }

  /** Puts everybody out. */
  clear(): void {
    for (const { id } of this.#phones) this.remove(id);
  }

  /** The wanted name as the audience may read it, with a number where another phone than its own has it. */
  nameFor(wanted = nameless, own?: Phone): string {
    const plain = plainName(wanted);
    const others = this.#phones.filter((phone) => phone !== own);
    const names = others.map(({ name }) => name.toLowerCase());
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? plain : `${plain} ${String(number)}`;
      if (!names.includes(name.toLowerCase())) return name;
    }
  }
}
