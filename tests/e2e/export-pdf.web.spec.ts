import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { root } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';
import { isDrawnOn, wordsOf } from './support/pdf.ts';

test.setTimeout(120_000);

const fragment = '<!-- .element: class="fragment" -->';
const longNotes = Array.from({ length: 120 }, () => 'Beaucoup à dire de cette page.').join(' ');
const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\n',
  'a/deck.md': `---\ntitle: Essai\n---\n\n# Premier\n\nNote: Bonjour à tous.\n\n---\n\n## Second\n\n- Allumé ${fragment}\n- Éteint ${fragment}\n\nNote: ${longNotes} Fin.\n`,
  'b/deck.md': '---\ntitle: Autre\n---\n\n# Autre\n',
};

function exported(...options: string[]) {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, files);
  const file = path.join(own.folder, 'talk.pdf');
  const command = ['src/cli/index.ts', 'export', library, '--pdf', file, ...options];
  const stdout = execFileSync(process.execPath, command, {
    ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  });
  return { file, stdout, remove: own.remove };
}

test('a PDF has one page per slide, in order, with all fragments and nothing hidden', async () => {
  const { file, stdout, remove } = exported('--talk', 'b,a');
  expect(stdout).toBe(`${file}\n`);
  const book = await PDFDocument.load(readFileSync(file));
  expect(book.getPageCount()).toBe(3);
  for (const page of book.getPages()) expect(page.getSize()).toEqual({ width: 1440, height: 810 });
  expect(book.getTitle()).toBe('Essai');
  const words = wordsOf(file);
  if (words) {
    const [first = '', second = '', third = ''] = words;
    expect(first).toContain('Autre');
    expect(second).toContain('Premier');
    expect(second).not.toMatch(/Second|Bonjour/);
    expect(third).toContain('Allumé');
    expect(third).toContain('Éteint');
  }
  remove();
});

test('with notes each slide has them below, however long they are', async () => {
  const { file, remove } = exported('--deck', 'a', '--notes');
  const book = await PDFDocument.load(readFileSync(file));
  expect(book.getPageCount()).toBe(2);
  expect(Math.round(book.getPage(0).getWidth())).toBe(596);
  const words = wordsOf(file);
  if (words) {
    expect(words[0]).toContain('Premier');
    expect(words[0]).toContain('Bonjour à tous.');
    expect(words[1]).toContain('Fin.');
  }
  remove();
});

test('a saved talk is printed by its name, which is its title', async () => {
  const own = temporaryFolder();
  const talks = [{ name: 'Visite, presse', decks: ['b', 'a'], minutes: null }];
  writeFiles(own.folder, { 'settings.json': JSON.stringify({ version: 1, talks }) });
  const words = ['--talk', 'Visite, presse', '--user-data-dir', own.folder];
  const { file, remove } = exported(...words);
  const book = await PDFDocument.load(readFileSync(file));
  expect([book.getTitle(), book.getPageCount()]).toEqual(['Visite, presse', 3]);
  remove();
  own.remove();
});

test('drawings are printed over their slides, in the shape of screen they were drawn in', async () => {
  const own = temporaryFolder();
  const points = [
    [0.1, 0.1],
    [0.5, 0.2],
  ];
  const drawn = { shape: 'portrait', ink: { 'a 2': [{ id: 'x', points }] } };
  writeFiles(own.folder, { 'drawings.json': JSON.stringify(drawn), 'broken.json': '{' });
  const drawings = path.join(own.folder, 'drawings.json');
  const { file, remove } = exported('--deck', 'a', '--drawings', drawings);
  const bytes = readFileSync(file);
  const book = await PDFDocument.load(bytes);
  expect(book.getPage(0).getSize()).toEqual({ width: 810, height: 1440 });
  expect(await isDrawnOn(bytes)).toBe(true);
  remove();
  const other = exported('--deck', 'b', '--drawings', drawings);
  expect(await isDrawnOn(readFileSync(other.file))).toBe(false);
  other.remove();
  expect(() => exported('--drawings', path.join(own.folder, 'broken.json'))).toThrow(
    'cannot be read',
  );
  own.remove();
});
