import type { Diagnostic } from '../diagnostic.ts';
import { libraryDiagnostic, type LibraryDiagnosticCode } from './diagnostic-codes.ts';
import { localeOfFile } from './languages.ts';
import type { Site } from './library.ts';

/** A folder of the library that holds Markdown. */
export interface DeckFolder {
  /** The folder's name. */
  id: string;
  /** Every file in it, relative to it, with `/` between folders. */
  files: readonly string[];
}

/** One language version of a deck, to be compiled. */
export interface DeckVersion {
  id: string;
  locale: string;
  /** Relative to the deck's folder: `deck.md`, `deck.en.md`. */
  file: string;
}

/** What there is to compile, and what is wrong with the library before any deck is read. */
export interface LibraryPlan {
  versions: DeckVersion[];
  diagnostics: Diagnostic[];
}

/** The languages in the names of decks' files. */
export function foundLocales(folders: readonly DeckFolder[]): string[] {
  const locales = folders.flatMap(({ files }) => files.map(localeOfFile));
  return [...new Set(locales.filter((locale) => locale !== null))].sort();
}

/** The folders that are decks: those with a `deck.md`. */
export function foundDeckIds(folders: readonly DeckFolder[]): string[] {
  return folders.filter(({ files }) => files.includes('deck.md')).map(({ id }) => id);
}

/** Chooses which files are compiled as which language of which deck. */
export function planLibrary(folders: readonly DeckFolder[], site: Site): LibraryPlan {
  const plan: LibraryPlan = { versions: [], diagnostics: [] };
  const idsBySameName = new Map<string, string>();
  for (const folder of [...folders].sort((a, b) => byCodeUnits(a.id, b.id))) {
    const { id } = folder;
    const report = reporter(plan, id);
    if (!isFolderName(id)) {
      const message = `Rename the folder “${id}”: its name is over 200 characters, or not every system can hold it. It is not shown.`;
      report('deck/folder-name', 'deck.md', message);
      continue;
    }
    if (!folder.files.includes('deck.md')) {
      reportNoDeck(folder, site, report);
      continue;
    }
    const sameName = id.normalize('NFC').toLowerCase().normalize('NFC');
    const other = idsBySameName.get(sameName);
    if (other !== undefined) {
      const message = `The folders “${id}” and “${other}” differ only by case or Unicode form; “${id}” is not shown. Rename one.`;
      report('deck/same-name', 'deck.md', message);
      continue;
    }
    idsBySameName.set(sameName, id);
    planDeck(folder, site, plan, report);
  }
  return plan;
}

/** Longest id of a deck that the contract takes, in UTF-16 code units. */
const longestName = 200;

/** Not what Windows refuses in names, or takes for a device; nor what means something else in a URL, a path or a line. */
function isFolderName(id: string): boolean {
  const refused = /[\\/:*?"<>|\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]|[. ]$/u;
  if (id.length > longestName) return false;
  return !refused.test(id) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(id);
}

type Report = (code: LibraryDiagnosticCode, file: string, message: string) => void;

function reporter(plan: LibraryPlan, id: string): Report {
  return (code, file, message) => {
    plan.diagnostics.push(libraryDiagnostic(code, `${id}/${file}`, message));
  };
}

function reportNoDeck({ id, files }: DeckFolder, site: Site, report: Report): void {
  const version = files.find((file) => localeOfFile(file) !== null);
  const missing = `The folder “${id}” has no deck.md (${String(site.languages[0])}, the first language), so it is not shown.`;
  if (version !== undefined) report('deck/first-language-missing', version, missing);
  else report('deck/no-deck-file', files.find(isMarkdown) ?? 'deck.md', missing);
}

function isMarkdown(file: string): boolean {
  return /^[^/]+\.md$/i.test(file);
}

function planDeck({ id, files }: DeckFolder, site: Site, plan: LibraryPlan, report: Report): void {
  const [firstLanguage = '', ...furtherLanguages] = site.languages;
  const planned = new Map([[firstLanguage, 'deck.md']]);
  for (const file of [...files].sort(byCodeUnits)) {
    if (!/^deck\.[^/]+\.md$/.test(file)) continue;
    const locale = localeOfFile(file);
    const other = locale === null ? undefined : planned.get(locale);
    if (locale === null) {
      const message = `“${file}” does not end in a language tag, as deck.en.md does; it is not shown.`;
      report('deck/language-tag', file, message);
    } else if (!site.languages.includes(locale)) {
      const message = `${locale} is not among the languages of kiosk.yaml (${site.languages.join(', ')}); this version is not shown.`;
      report('deck/language-unlisted', file, message);
    } else if (other !== undefined) {
      const message = `${other} already is this deck's version in ${locale}; this file is not shown.`;
      report('deck/language-twice', file, message);
    } else planned.set(locale, file);
  }
  for (const language of furtherLanguages) {
    if (planned.has(language)) continue;
    const message = `This deck has no version in ${language}: add ${id}/deck.${language}.md.`;
    report('deck/language-missing', 'deck.md', message);
  }
  for (const locale of site.languages) {
    const file = planned.get(locale);
    if (file !== undefined) plan.versions.push({ id, locale, file });
  }
}

/** An order that depends on nobody's locale. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
