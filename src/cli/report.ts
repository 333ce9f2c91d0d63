import { statSync } from 'node:fs';
import path from 'node:path';
import type { JournalEntry } from '../core/journal/entries.ts';
import { figuresOf } from '../core/journal/figures.ts';
import { writeDurably } from '../node/durable-files.ts';
import { journalFolder, readJournal } from '../node/journal/read-journal.ts';
import { defaultUserData } from '../node/user-data.ts';
import { rendererFolder, requireFolder, UsageError } from './project.ts';
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
  requireFolder(userData);
  requireFolder(path.dirname(path.resolve(out)));
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--out ${out}: this is a folder; name a file, such as report.html.`);
  }
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
