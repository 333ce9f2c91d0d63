import type { Library, Site } from '../library/library.ts';
import { plainEntry, type Schedule } from '../schedule/schedule.ts';

/** What rotation needs to know of a slide. */
export interface SlideTiming {
  /** Time on the slide in the loop, in ms at speed 1; fragment steps share it evenly. */
  readonly duration: number;
  /** Fragment steps after the slide's first state. */
  readonly steps: number;
}

/** What rotation needs to know of a project's deck. */
export interface ProgrammeDeck {
  readonly id: string;
  /** Its language versions by locale; never empty. */
  readonly versions: Readonly<Record<string, readonly SlideTiming[]>>;
}

/** Everything rotation plays from. Durations are in ms at speed 1. */
export interface Programme {
  readonly revision: string;
  /** All that can be shown, in the library's order; never empty. */
  readonly decks: readonly ProgrammeDeck[];
  readonly schedule: Schedule;
  /** Locale of each round of the loop, in turn. */
  readonly loopLocales: readonly string[];
  readonly idle: number;
  /** How long the visitor is warned before the loop comes back. */
  readonly warning: number;
  readonly presenterSilence: number;
  /** Divides dwell, fragment steps, idle time and the warning's countdown. */
  readonly speed: number;
}

/**
 * How long the warning lasts, in ms: the 20 s that leave everyone time to react (WCAG 2.2, success criterion 2.2.1), and
 * one more so that painting it takes nothing from them.
 */
export const warningDuration = 21_000;

/**
 * What a library plays on one screen. The library must hold at least one deck.
 * @param locale language of this screen's loop, or null for what the site says
 */
export function programmeOf(library: Library, speed: number, locale: string | null): Programme {
  const versions = new Map<string, Record<string, readonly SlideTiming[]>>();
  for (const deck of library.decks) {
    const timings = deck.slides.map(({ duration, steps }) => ({ duration, steps }));
    versions.set(deck.id, { ...versions.get(deck.id), [deck.locale]: timings });
  }
  return {
    revision: library.revision,
    decks: [...versions].map(([id, byLocale]) => ({ id, versions: byLocale })),
    warning: warningDuration,
    speed,
    ...rulesOf(library.site, [...versions.keys()], locale),
  };
}

/** The same decks under another site; `locale` as for {@link programmeOf}. */
export function underSite(programme: Programme, site: Site, locale: string | null): Programme {
  const ids = programme.decks.map(({ id }) => id);
  return { ...programme, ...rulesOf(site, ids, locale) };
}

/** What a site wants of decks. */
function rulesOf(
  { playlist, loopShuffle, announcements, ownAnnouncements, loopLanguages, ...site }: Site,
  ids: readonly string[],
  locale: string | null,
): Pick<Programme, 'schedule' | 'loopLocales' | 'idle' | 'presenterSilence'> {
  const announced = new Set(announcements.map(({ deck }) => deck));
  // Without a playlist every deck plays; what is announced at its time alone does not.
  const regular = ids.filter((id) => !announced.has(id));
  const every = (regular.length > 0 ? regular : ids).map(plainEntry);
  return {
    schedule: {
      ...{ playlist: playlist ?? every, shuffle: loopShuffle },
      announcements: [...announcements, ...ownAnnouncements],
      ...{ hours: site.hours, timeZone: site.timeZone },
    },
    loopLocales: locale === null ? loopLanguages : [locale],
    idle: site.idle,
    presenterSilence: site.presenterSilence,
  };
}

/** The deck of that id, or undefined when the programme has none. */
export function findDeck(programme: Programme, id: string): ProgrammeDeck | undefined {
  return programme.decks.find((deck) => deck.id === id);
}

/** The locale a deck is shown in: the wanted one, else the first it has. */
export function shownLocale(deck: ProgrammeDeck, wanted: string): string {
  return Object.hasOwn(deck.versions, wanted) ? wanted : (Object.keys(deck.versions)[0] ?? wanted);
}

/** Timings of the version of a deck that is shown for a wanted locale. */
export function timingsOf(deck: ProgrammeDeck, wanted: string): readonly SlideTiming[] {
  return deck.versions[shownLocale(deck, wanted)] ?? [];
}
