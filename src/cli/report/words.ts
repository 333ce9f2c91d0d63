import type { DeckFigures } from '../../core/journal/deck-figures.ts';
import { escapeHtml } from '../escape-html.ts';

/** Writes numbers, times and names as a language does. What it gives is text, not HTML, unless said. */
export class Words {
  readonly locale: string;
  /** How dates and numbers are written. */
  readonly #style: string;
  readonly #number: Intl.NumberFormat;
  readonly #languages: Intl.DisplayNames;

  constructor(locale: string) {
    this.locale = locale;
    this.#style = locale === 'en' ? 'en-GB' : locale;
    this.#number = new Intl.NumberFormat(this.#style);
    this.#languages = new Intl.DisplayNames(locale, { type: 'language' });
  }

  /** A whole number: `1 204`. */
  number(value: number): string {
    return this.#number.format(Math.round(value));
  }

  /** A part of a whole: `38 %`; nothing of nothing is 0 %. */
  share(part: number, whole: number): string {
    const format = new Intl.NumberFormat(this.#style, { style: 'percent' });
    return format.format(whole === 0 ? 0 : part / whole);
  }

  /** A time in ms, by its two largest units at most: `1 min 40 s`, `212 h`. */
  duration(ms: number): string {
    const seconds = Math.round(ms / 1_000);
    const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600)];
    if (hours >= 10) return this.#unit(Math.round(ms / 3_600_000), 'h');
    if (hours > 0) return this.#units(hours, 'h', minutes % 60, 'min');
    if (minutes > 0) return this.#units(minutes, 'min', seconds % 60, 's');
    return this.#unit(seconds, 's');
  }

  /** A day such as `2026-11-23` as people write it. */
  day(day: string): string {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.#style, options).format(new Date(`${day}T00:00Z`));
  }

  /** A weekday, Monday 0 to Sunday 6; in few letters if `short`. */
  weekday(index: number, style: 'long' | 'short'): string {
    const options = { weekday: style, timeZone: 'UTC' } as const;
    // The 1st of January 2024 was a Monday.
    return new Intl.DateTimeFormat(this.#style, options).format(Date.UTC(2024, 0, index + 1));
  }

  /** What a language is called in this one. */
  language(tag: string): string {
    try {
      return this.#languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** A deck's title in this language, else in another one of its own; HTML. */
  title({ deck, titles }: Pick<DeckFigures, 'deck' | 'titles'>): string {
    const [other] = Object.keys(titles).sort();
    const locale = Object.hasOwn(titles, this.locale) ? this.locale : other;
    const title = locale === undefined ? undefined : titles[locale];
    return `<cite lang="${escapeHtml(locale ?? '')}">${escapeHtml(title ?? deck)}</cite>`;
  }

  #units(large: number, largeUnit: string, small: number, smallUnit: string): string {
    const first = this.#unit(large, largeUnit);
    return small === 0 ? first : `${first} ${this.#unit(small, smallUnit)}`;
  }

  #unit(value: number, unit: string): string {
    return `${this.number(value)}\u202f${unit}`;
  }
}
