import { existsSync } from 'node:fs';
import type { JournalEntry } from '../core/journal/entries.ts';
import { figuresOf } from '../core/journal/figures.ts';
import { writeDurably } from '../node/durable-files.ts';
import { journalFolder, readJournal } from '../node/journal/read-journal.ts';
import { defaultUserData } from '../node/user-data.ts';
import { rendererFolder, requireFolder, requirePlace, UsageError } from './project.ts';
import { english } from './report/english.ts';
import { fontFaces } from './report/fonts.ts';
import { french } from './report/french.ts';
import { reportPage } from './report/page.ts';
import { Words } from './report/words.ts';

/** The options of `report`. */
export interface ReportOptions {
  userDataDir?: string;
  out: string;
  locale: string;
}

const languages = { fr: french, en: english };

/** Makes one HTML page of a kiosk's journal, for people. Gives the file written. */
export async function makeReport({ userDataDir, out, locale }: ReportOptions): Promise<string> {
  if (locale !== 'fr' && locale !== 'en') {
    throw new UsageError(`--locale ${locale}: a report is written in fr or en.`);
  }
  const userData = userDataDir ?? defaultUserData();
  if (!existsSync(userData)) {
    throw new UsageError(
      `There is no folder “${userData}”: no kiosk has kept anything there yet. Run this under the kiosk’s account, or name its folder of settings and journal: --user-data-dir <dir>.`,
    );
  }
  requireFolder(userData);
  requirePlace(out);
  let unreadable = 0;
  const entries: JournalEntry[] = [];
  for await (const entry of readJournal(journalFolder(userData), () => (unreadable += 1))) {
    entries.push(entry);
  }
  const page = reportPage({
    figures: figuresOf(entries),
    unreadable,
    words: new Words(locale),
    messages: languages[locale],
    fonts: await fontFaces(rendererFolder),
  });
  await writeDurably(out, page);
  return out;
}
