import type { Diagnostic } from '../core/diagnostic.ts';
import type { Site } from '../core/library/library.ts';
import { siteFile } from '../core/library/site-reader.ts';
import { parseSite } from '../core/library/site.ts';
import { settling } from './deck-reader.ts';
import { FileHashes } from './file-hashes.ts';
import type { HashedFile, LibraryContent } from './library-content.ts';
import type { Patience } from './patience.ts';
import { doubtAboutText, readText } from './read-text.ts';
import type { ScannedLibrary } from './scan-library.ts';

/** What the site says, and where that was read. */
export interface SiteReading {
  site: Site;
  /** Null where there is no `kiosk.yaml`. */
  file: HashedFile | null;
  /** True when the file is to be read again, though it may not change. */
  waits: boolean;
}

/** What the site said when it was last good. */
interface GoodSite {
  site: Site;
  file: HashedFile | null;
  /** Null where there was no `kiosk.yaml`. */
  text: string | null;
}

/** Reads `kiosk.yaml`, and falls back to what it last said while it is broken, half copied or not there yet. */
export class SiteFileReader {
  readonly #patience: Patience;
  readonly #hashes = new FileHashes();
  #good: GoodSite | null = null;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /**
   * What the site says; what is wrong with it is added to `diagnostics`. Never rejects.
   *
   * @param last what was last good; null when there is nothing to show meanwhile
   */
  async read(
    { readable, site: scanned }: ScannedLibrary,
    found: { locales: string[]; deckIds: string[] },
    last: LibraryContent | null,
    diagnostics: Diagnostic[],
  ): Promise<SiteReading> {
    const read = scanned ? await readText(scanned, siteFile) : { text: null };
    const unreadable = !readable || 'problem' in read;
    const parsed = parseSite(unreadable ? '' : read.text, found);
    diagnostics.push(...('problem' in read ? [read.problem] : parsed.diagnostics));
    const hash = scanned && (await this.#hashes.hash(scanned));
    const { path = '', size = 0 } = scanned ?? {};
    const file = hash ? { path, size, hash, name: siteFile } : null;
    const text = 'text' in read ? read.text : null;
    const now = { site: parsed.site, file, text };
    const kept = this.#good ?? (last && (await readKept(last, found)));
    const broken = unreadable || !parsed.readable;
    if (broken) return { ...(kept ?? now), waits: false };
    const doubt = last && kept && doubtAboutText(text, kept.text);
    if (doubt && !this.#patience.hasStood(siteFile, text ?? 'not there')) {
      diagnostics.push(settling(siteFile, doubt));
      return { ...kept, waits: true };
    }
    this.#good = now;
    return { ...now, waits: false };
  }
}

/** What the site said in a version that was made before this process began. */
async function readKept(
  { site: file }: LibraryContent,
  found: { locales: string[]; deckIds: string[] },
): Promise<GoodSite> {
  const read = file ? await readText(file, siteFile) : { text: null };
  const text = 'text' in read ? read.text : null;
  return { site: parseSite(text, found).site, file, text };
}
