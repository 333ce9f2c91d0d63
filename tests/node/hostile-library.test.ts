import { symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { librarySchema } from '../../src/core/library/library.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { hostileLibrary, hostileNames } from '../fixtures/hostile/library.ts';
import { temporaryLibrary, welcomeFolder, writeFiles } from '../support/temporary-library.ts';

const open = (folder: string) => LibraryFolder.open({ folder, welcomeFolder });

// Windows takes few of these names, and no `/etc`.
test.skipIf(process.platform === 'win32')(
  'whatever its folders are called, a library fits the contract and keeps its good deck',
  async () => {
    const folder = temporaryLibrary(hostileLibrary);
    symlinkSync('/etc', path.join(folder, 'zz-etc'));
    const { library, playable } = await open(folder);
    expect(playable).toBe(true);
    expect(librarySchema.parse(library)).toEqual(library);
    const ids = library.decks.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['zz-good', '__proto__', 'constructor', '%2e%2e']));
    for (const id of ids) expect(id).not.toMatch(/[<>:"\\/|?*\p{Cc}\p{Bidi_Control}]/u);
    expect(ids.filter((id) => hostileNames.includes(id))).not.toContain('CON');
    expect(library.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'file/outside', file: 'zz-etc' }),
    );
  },
);

test(
  'any bytes for deck.md and kiosk.yaml leave the good deck playing',
  { timeout: 60_000 },
  async () => {
    const folder = temporaryLibrary({ 'good/deck.md': '# Good' });
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (deck, site) => {
        writeFiles(folder, { 'bad/deck.md': deck, 'kiosk.yaml': site });
        const { library } = await open(folder);
        expect(librarySchema.parse(library)).toEqual(library);
        expect(library.diagnostics.map(({ code }) => code)).not.toContain('deck/internal');
      }),
      { numRuns: 60 },
    );
  },
);

test(
  'the process goes on with its other work while hostile decks compile',
  { timeout: 120_000 },
  async () => {
    const slide = '['.repeat(16_000);
    const text = Array.from({ length: 32 }, () => slide).join('\n\n---\n\n');
    const decks = Array.from(
      { length: 5 },
      (_, index) => [`d${String(index)}/deck.md`, text] as const,
    );
    const folder = temporaryLibrary(Object.fromEntries(decks));
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();
    await open(folder);
    clearInterval(timer);
    const whole = performance.now() - started;
    expect(longest).toBeLessThan(Math.max(1_000, whole / 2));
    expect(whole).toBeLessThan(60_000);
  },
);
