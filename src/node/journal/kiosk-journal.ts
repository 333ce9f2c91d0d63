import type { LibraryFolder } from '../library-folder.ts';
import { Journal } from './journal.ts';
import { journalFolder } from './read-journal.ts';

/** What a kiosk's journal is started with. */
export interface KioskJournalOptions {
  /** The user data folder. */
  userData: string;
  /** Names the time zone by which days begin; the machine's, where it names none. */
  library: Pick<LibraryFolder, 'library'>;
  /** Hears what a technician should know, a line each. */
  log: (line: string) => void;
}

/** Starts the journal of a kiosk. */
export function startKioskJournal({ userData, library, log }: KioskJournalOptions): Journal {
  return new Journal({
    folder: journalFolder(userData),
    timeZone: () =>
      library.library.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: () => Date.now(),
    log,
  });
}
