import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../src/core/journal/entries.ts';
import { UsageError } from '../../../src/cli/project.ts';
import { makeReport } from '../../../src/cli/report.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-library.ts';
import { runVitrine } from '../run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const at = '2026-11-23T12:30';
function read(last: number, deck = 'a', title = 'Lire le génome'): JournalEntry {
  const seen = Array.from({ length: last }, (_, index) => index + 1);
  return {
    ...{ at, kind: 'read', deck, title, locale: 'fr', from: 'menu', slides: 4 },
    ...{ seen, last, ms: 30_000, ended: 'left' },
  };
}
const visit: JournalEntry = {
  ...{ at, kind: 'visit', deck: 'a', title: 'Lire le génome', locales: ['fr'], opened: 1 },
  ...{ ms: 95_000, ended: 'left' },
};
const shown: JournalEntry = {
  ...{ at, kind: 'shown', deck: 'a', title: 'Lire le génome', locale: 'fr' },
  ...{ times: 3, ms: 7_200_000 },
};
/** A busy lunch: twenty of forty readers stop at page 2 of the one project. */
const lunch: JournalEntry[] = [
  shown,
  ...Array.from({ length: 40 }, () => visit),
  ...Array.from({ length: 20 }, () => read(2)),
  ...Array.from({ length: 20 }, () => read(4)),
];

/** Makes a report of such a journal; gives its text and its HTML. */
async function reportOf(entries: readonly JournalEntry[], locale = 'fr') {
  const userDataDir = temporaryFolder();
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
  writeFiles(userDataDir, { 'journal/2026-11-23.ndjson': lines.join('') });
  return reportIn(userDataDir, locale);
}

/** Makes a report of the journal in a user data folder. */
async function reportIn(userDataDir: string, locale = 'fr') {
  const out = path.join(temporaryFolder(), 'report.html');
  await makeReport({ userDataDir, out, locale });
  const html = readFileSync(out, 'utf8');
  return { html, text: visible(html) };
}

/** What a reader sees of a page, every kind of space as one space. */
function visible(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  return body
    .replace(/<title>.*?<\/title>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('a report', () => {
  test('is written where it was wanted; standard output holds the file’s name alone', async () => {
    const out = path.join(temporaryFolder(), 'report.html');
    const outcome = await runVitrine(
      ...['report', '--user-data-dir', temporaryFolder(), '--out', out],
    );
    expect(outcome).toEqual({ stdout: `${out}\n`, stderr: '', exitCode: 0 });
    expect(visible(readFileSync(out, 'utf8'))).toContain('Le journal est encore vide.');
  });

  test('says in sentences what draws, what loses people, and when', async () => {
    const { text, html } = await reportOf(lunch);
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(text).toContain('Lire le génome attire le plus : 40 ouvertures.');
    expect(text).toContain('40 visites en 1 jour. La moitié dure plus de 1 min 35 s.');
    expect(text).toContain('C’est à la page 2 de Lire le génome que l’on part le plus : 50 %');
    expect(text).toContain(
      'C’est le lundi entre 12 h et 13 h que l’on vient le plus : 40 visites.',
    );
    expect(text).toContain('français 40 ouvertures, 100 %');
    expect(text).toContain('Aucune recherche n’est restée sans résultat.');
  });

  test('is written in English too', async () => {
    const { text, html } = await reportOf(lunch, 'en');
    expect(html).toContain('<html lang="en">');
    expect(text).toContain('Lire le génome draws most: 40 openings.');
    expect(text).toContain('23 November 2026');
    expect(text).toContain('Most come on Monday between 12:00 and 13:00: 40 visits.');
  });

  test('of two projects that draw alike names both', async () => {
    const twice = lunch.flatMap((entry): JournalEntry[] =>
      entry.kind === 'read' ? [entry, { ...entry, deck: 'b', title: 'Tirrex' }] : [entry],
    );
    const { text } = await reportOf(twice);
    expect(text).toContain('Lire le génome et Tirrex attirent le plus : 40 ouvertures chacun.');
  });

  test('of few visits says nothing is most: neither a project nor an hour', async () => {
    const { text } = await reportOf([visit, visit, visit, read(4), read(4)]);
    expect(text).toContain('Il est trop tôt pour dire ce qui attire.');
    expect(text).toContain('3 visites en 1 jour : c’est trop peu pour conclure.');
    expect(text).toContain('Il y a trop peu de visites pour dire quand on vient.');
    for (const claim of ['le plus', 'La moitié', 'surtout']) expect(text).not.toContain(claim);
  });

  test('of many visits that open next to nothing, or come at all hours, names no most either', async () => {
    const hours = Array.from({ length: 40 }, (_, index) => ({
      ...visit,
      at: `2026-11-23T${String(9 + (index % 4)).padStart(2, '0')}:30`,
    }));
    const { text } = await reportOf([...hours, read(4), read(4)]);
    expect(text).toContain('Il est trop tôt pour dire ce qui attire.');
    expect(text).toContain('Aucune heure ne se détache.');
  });

  test('calls a project that was touched and never opened by its title', async () => {
    const touched: JournalEntry = { ...visit, deck: 'seq-1', title: 'Le séquenceur', opened: 0 };
    const { text } = await reportOf([...lunch, touched]);
    expect(text).toContain('Le séquenceur');
    expect(text).not.toContain('seq-1');
  });

  test('of little says how little it is, and draws no bars of it', async () => {
    const { text, html } = await reportOf([visit, read(1)]);
    expect(text).toContain('1 visite en 1 jour : c’est trop peu pour conclure.');
    expect(text).toContain('Aucun projet n’a encore 8 lectures');
    expect(html).not.toContain('<svg class="fall-off"');
  });

  test('names no page as the one that loses most where that is chance', async () => {
    const { text } = await reportOf([visit, ...[1, 2, 2, 3, 4, 4, 4, 4].map((last) => read(last))]);
    expect(text).toContain('On s’arrête un peu partout.');
    expect(text).not.toContain('On s’arrête surtout');
  });

  test('of a loop that nobody touched says so', async () => {
    const { text } = await reportOf([shown]);
    expect(text).toContain('Personne n’a encore touché l’écran.');
    expect(text).toContain('La boucle a tourné 2 h sans visite.');
  });

  test('names words that were searched in vain, and counts those that it may not name', async () => {
    const vain: JournalEntry = { at, kind: 'vain', locale: 'fr' };
    const { text } = await reportOf([...lunch, vain, { ...vain, words: 'robot' }]);
    expect(text).toContain('2 recherches n’ont rien trouvé.');
    expect(text).toContain('robot 1');
  });

  test('needs no other file and runs nothing, whatever the journal holds', async () => {
    const bad = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const vain: JournalEntry = { at, kind: 'vain', locale: 'fr', words: bad };
    const hostile = Array.from({ length: 20 }, () => read(2, bad, bad));
    const { html } = await reportOf([...lunch, ...hostile, vain]);
    const names = new Set<string>();
    const attributes = new Set<string>();
    const walk = (node: { childNodes?: unknown[] }): void => {
      const { nodeName, attrs } = node as { nodeName?: string; attrs?: { name: string }[] };
      names.add(nodeName ?? '');
      for (const { name } of attrs ?? []) attributes.add(name);
      for (const child of node.childNodes ?? []) walk(child as typeof node);
    };
    walk(parse(html));
    for (const name of ['script', 'img', 'link', 'iframe', 'a']) expect(names).not.toContain(name);
    for (const name of ['src', 'href', 'onerror']) expect(attributes).not.toContain(name);
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`,
    );
  });

  test('tells of lines that it cannot read, and counts the others', async () => {
    const userData = temporaryFolder();
    const lines = [JSON.stringify(visit), '{"at":"2026-11-', JSON.stringify({ ...visit, ms: -1 })];
    writeFiles(userData, { 'journal/2026-11-23.ndjson': lines.join('\n') });
    expect((await reportIn(userData)).text).toContain('2 lignes illisibles');
  });
});

describe('a report that cannot be made', () => {
  const there = temporaryFolder;
  test.each([
    ['no such folder', { userDataDir: '/no/where' }, /no folder/],
    ['no folder for the file', { out: '/no/where/x.html' }, /no folder/],
    ['a folder as file', { out: os.tmpdir() }, /is a folder/],
    ['another language', { locale: 'de' }, /fr or en/],
  ])('says why: %s', async (_, options, why) => {
    const out = path.join(there(), 'x.html');
    const report = makeReport({ userDataDir: there(), out, locale: 'fr', ...options });
    await expect(report).rejects.toThrow(why);
    await expect(report).rejects.toBeInstanceOf(UsageError);
  });

  test.each([
    ['no --out', ['--user-data-dir', '.'], /--out/],
    [
      'no kiosk’s folder',
      ['--user-data-dir', '/no/where', '--out', 'x.html'],
      /no folder “\/no\/where”.*--user-data-dir/,
    ],
  ])('exits 2 with nothing on standard output: %s', async (_, options, why) => {
    const { stdout, stderr, exitCode } = await runVitrine('report', ...options);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(why);
  });
});
