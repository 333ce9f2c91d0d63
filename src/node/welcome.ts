import type { Diagnostic } from '../core/diagnostic.ts';
import type { Site } from '../core/library/library.ts';
import { foundLocales, planLibrary } from '../core/library/plan-library.ts';
import { DeckReader } from './deck-reader.ts';
import type { DeckContent } from './library-content.ts';
import { Patience } from './patience.ts';
import { scanFolder } from './scan-library.ts';

/** Id of the built-in deck that plays when nothing else can. */
export const welcomeId = 'welcome';

/** The built-in deck, in those languages of the site that it has, else in all its own, and the site with these. */
export async function readWelcome(
  root: string,
  site: Site,
  diagnostics: Diagnostic[],
): Promise<{ site: Site; decks: DeckContent[] }> {
  const folder = await scanFolder(root, welcomeId, diagnostics);
  if (!folder) return { site, decks: [] };
  const listed = { id: welcomeId, files: folder.files.map(({ name }) => name) };
  const own = ['fr', ...foundLocales([listed])];
  const shared = site.languages.filter((language) => own.includes(language));
  const [first = 'fr', ...others] = shared.length > 0 ? shared : own;
  const languages = [first, ...others];
  const plan = planLibrary([listed], { ...site, languages: own });
  const versions = plan.versions.filter(({ locale }) => languages.includes(locale));
  const reader = new DeckReader(new Patience({ patience: 0, now: () => 0 }));
  const task = { folder, root, versions, duration: site.duration, last: null, mayWait: false };
  const { deck } = await reader.read(task, diagnostics);
  const shownSite = shared.length > 0 ? site : { ...site, languages, loopLanguages: [first] };
  return { site: shownSite, decks: deck ? [deck] : [] };
}
