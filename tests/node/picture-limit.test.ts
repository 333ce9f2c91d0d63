import { expect, test } from 'vitest';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { png } from '../cli/review/pictures.ts';
import { temporaryLibrary, welcomeFolder } from '../support/temporary-library.ts';

test('a small file that is a huge picture is left out and reported; the deck plays on', async () => {
  const folder = temporaryLibrary({
    'kiosk.yaml': 'languages: [en]\n',
    'alpha/deck.md': '# A\n\n![bomb](media/bomb.png) ![fine](media/fine.png)\n',
    'alpha/media/bomb.png': png(20_000, 20_000),
    'alpha/media/fine.png': png(8_000, 8_000),
  });
  const { library } = await LibraryFolder.open({ folder, welcomeFolder });
  expect(library.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'media/missing alpha/deck.md',
    'media/too-many-pixels alpha/media/bomb.png',
  ]);
  expect(library.decks[0]?.slides[0]?.media.map(({ url }) => url)).toEqual([
    expect.stringMatching(/^content\/alpha@[0-9a-f]{16}\/media\/fine\.png$/),
  ]);
});
