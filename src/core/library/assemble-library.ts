import type { Deck } from '../deck/deck.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { libraryDiagnostic } from './diagnostic-codes.ts';
import type { Library, Site } from './library.ts';
import type { DeckVersion } from './plan-library.ts';
import { siteFile } from './site-reader.ts';

/** A deck's language version with the file it was compiled from. */
export interface PlayableVersion extends DeckVersion {
  deck: Deck;
}

/** What a library is assembled from. */
export interface LibraryParts {
  site: Site;
  versions: readonly PlayableVersion[];
  /** Everything found so far, in any order. */
  diagnostics: readonly Diagnostic[];
}

/**
 * Puts decks in playing order: those of the playlist, then all others by folder name; a deck's versions stand side by
 * side, in the order of the site's languages. The site's playlist and announcements keep only what can play. The revision is the
 * caller's to add, since hashing is not core's.
 */
export function assembleLibrary(parts: LibraryParts): Omit<Library, 'revision'> {
  const { languages, playlist } = parts.site;
  const playable = new Set(parts.versions.map(({ id }) => id));
  const entries = playlist?.filter(({ deck }) => playable.has(deck)) ?? [];
  const played = [...new Set(entries.map(({ deck }) => deck))];
  const collator = new Intl.Collator(languages[0], { numeric: true });
  const rest = [...playable].filter((id) => !played.includes(id)).sort(collator.compare);
  const order = [...played, ...rest];
  const versions = [...parts.versions].sort(
    (a, b) =>
      order.indexOf(a.id) - order.indexOf(b.id) ||
      languages.indexOf(a.locale) - languages.indexOf(b.locale),
  );
  return {
    site: {
      ...parts.site,
      playlist: entries.length > 0 ? entries : null,
      announcements: parts.site.announcements.filter(({ deck }) => playable.has(deck)),
    },
    decks: versions.map(({ deck }) => deck),
    diagnostics: [
      ...parts.diagnostics,
      ...slideCountWarnings(versions),
      ...unknownSlides(parts.site, versions),
    ].sort(byPlace),
  };
}

/** Visitors who change language stay on their slide, so all versions should have as many. */
function slideCountWarnings(versions: readonly PlayableVersion[]): Diagnostic[] {
  return versions.flatMap((version): Diagnostic[] => {
    const others = versions.filter(({ id }) => id === version.id);
    const longest = others.reduce((a, b) => (b.deck.slides.length > a.deck.slides.length ? b : a));
    const [own, most] = [version.deck.slides.length, longest.deck.slides.length];
    if (own === most) return [];
    const message = `This version shows ${own} of the ${most} slides of ${longest.file}: give each version the same slides.`;
    return [libraryDiagnostic('deck/slide-count', `${version.id}/${version.file}`, message)];
  });
}

/** What asks for a slide that its deck has in no language. */
function unknownSlides(site: Site, versions: readonly PlayableVersion[]): Diagnostic[] {
  const asked = [...(site.playlist ?? []), ...site.announcements];
  return asked.flatMap(({ deck, slide }): Diagnostic[] => {
    const own = versions.filter(({ id }) => id === deck);
    const most = Math.max(...own.map((version) => version.deck.slides.length));
    if (slide === null || own.length === 0 || slide <= most) return [];
    const message = `There is no slide ${slide} in “${deck}”, which has ${most}; its last one plays.`;
    return [libraryDiagnostic('site/unknown-slide', siteFile, message)];
  });
}

/** Sorts findings by file, line and column. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [first, second] = a.file === b.file ? [a.code, b.code] : [a.file, b.file];
  if (a.file === b.file && (a.line !== b.line || a.column !== b.column)) {
    return a.line - b.line || a.column - b.column;
  }
  return first < second ? -1 : first > second ? 1 : 0;
}
