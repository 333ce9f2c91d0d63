import { LibraryFolder } from '../../../src/node/library-folder.ts';
import { readVersions, type Version } from '../../../src/cli/review/version.ts';
import { reviewSources } from '../../../src/cli/review/review.ts';
import { temporaryLibrary, welcomeFolder } from '../../support/temporary-library.ts';

/** Opens a library of those files, in French and English, as the review reads it. */
export async function openVersions(files: Record<string, string | Uint8Array>): Promise<Version[]> {
  const folder = temporaryLibrary({ 'kiosk.yaml': 'languages: [fr, en]\n', ...files });
  return readVersions(await LibraryFolder.open({ folder, welcomeFolder }));
}

/** What the checks without an engine find, as `file:line:column code`. */
export async function findIn(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const found = await reviewSources(await openVersions(files));
  return found.map(({ file, line, column, code }) => {
    return `${file}:${String(line)}:${String(column)} ${code}`;
  });
}
