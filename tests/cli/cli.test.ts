import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { diagnosticSchema } from '../../src/core/diagnostic.ts';
import { deckText, temporaryFolder, temporaryLibrary } from '../support/temporary-library.ts';
import { runVitrine, runWithoutEngine } from './run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const reportSchema = z.strictObject({
  decks: z.array(
    z.strictObject({ id: z.string(), locale: z.string(), title: z.string(), slides: z.number() }),
  ),
  diagnostics: z.array(diagnosticSchema.strict()),
  skipped: z.array(z.string()),
});

const good = { 'kiosk.yaml': 'languages: [fr]', 'a/deck.md': deckText('Un', 3) };

/** The library as an author might break it: a hidden slide, an empty deck, a misspelt key. */
const faulty = {
  'kiosk.yaml': 'languages: [fr, en]\nplaylits: [a]\n',
  'a/deck.md': `${deckText('Un', 2)}\n---\n<!-- .slide: data-visibility="hidden" -->\n# Caché\n`,
  'a/deck.en.md': deckText('One', 2),
  'b/deck.md': '',
  'b/deck.en.md': deckText('Two'),
};

describe('vitrine check', () => {
  test('finds nothing wrong with a good library', async () => {
    const { stdout, stderr, exitCode } = await runVitrine('check', temporaryLibrary(good));
    expect(stdout).toBe('1 deck, 1 version, 3 slides, 0 errors, 0 warnings.\n');
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  test('lists what is wrong by file and place, sums up, and exits 1', async () => {
    const { stdout, stderr, exitCode } = await runVitrine('check', temporaryLibrary(faulty));
    expect(stdout).toMatch(/^b\/deck\.md:1:1 error deck\/empty \S/m);
    expect(stdout).toMatch(/^kiosk\.yaml:2:1 warning site\/unknown-key .*“playlist”\?$/m);
    expect(stdout).toMatch(/\n\n2 decks, 3 versions, 5 slides, 1 error, 1 warning\.\n$/);
    expect([stderr, exitCode]).toEqual(['', 1]);
  });

  test('findings are printed without control characters', async () => {
    const site = 'languages: [fr]\nplaylist: [a, "\\e[2Jx"]\n';
    const folder = temporaryLibrary({ ...good, 'kiosk.yaml': site });
    const { stdout, exitCode } = await runVitrine('check', folder);
    expect(stdout).toContain('[2Jx');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(exitCode).toBe(1);
  });

  test('answers in JSON of the contract’s shape, counting shown slides', async () => {
    const { stdout, stderr, exitCode } = await runVitrine(
      'check',
      temporaryLibrary(faulty),
      '--json',
    );
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.decks).toEqual([
      { id: 'a', locale: 'fr', title: 'Un', slides: 2 },
      { id: 'a', locale: 'en', title: 'One', slides: 2 },
      { id: 'b', locale: 'en', title: 'Two', slides: 1 },
    ]);
    const findings = report.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`);
    expect(findings).toEqual(['b/deck.md:1 deck/empty', 'kiosk.yaml:2 site/unknown-key']);
    expect(report.skipped).toEqual([]);
    expect([stderr, exitCode]).toEqual(['', 1]);
  });

  // Elsewhere browsers are found that are not on the PATH.
  test.runIf(process.platform === 'linux')(
    'names the layout checks it has to leave out, and says how to get them',
    async () => {
      const folder = temporaryLibrary({
        ...good,
        'a/deck.md': '---\ntitle: Un\n---\n\n# Un\n\nNote: un',
      });
      const { stdout, stderr, exitCode } = await runWithoutEngine(
        ...['check', folder, '--layout', '--json'],
      );
      const report = reportSchema.parse(JSON.parse(stdout));
      expect(report.skipped).toEqual([
        'layout/overflow',
        'layout/contrast',
        'layout/type-size',
        'layout/glyph',
        'layout/unseen',
      ]);
      expect(report.diagnostics).toEqual([]);
      expect(stderr).toMatch(/^The layout cannot be seen: .*install Chromium.*\n$/);
      expect(exitCode).toBe(0);
    },
  );

  test.runIf(process.platform === 'linux')(
    'makes the checks that need no engine without one, and only when asked',
    async () => {
      const folder = temporaryLibrary(good);
      const { stdout } = await runWithoutEngine('check', folder, '--layout');
      expect(stdout.match(/warning notes\/missing/g)).toHaveLength(3);
      expect(stdout).toContain('Left out: layout/overflow,');
      expect((await runWithoutEngine('check', folder)).stdout).not.toContain('notes/missing');
    },
  );

  test('does not count the built-in deck as the library’s', async () => {
    const { stdout, exitCode } = await runVitrine('check', temporaryFolder(), '--json');
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.decks).toEqual([]);
    expect(report.diagnostics).toMatchObject([
      { code: 'library/empty', severity: 'error' },
      { code: 'site/missing', severity: 'warning' },
    ]);
    expect(exitCode).toBe(1);
  });
});

describe('what cannot be carried out exits 2 and says why on stderr alone', () => {
  test.each([
    [['check', path.join(temporaryName(), 'gone')], /There is no folder/],
    [['check', 'package.json'], /There is no folder/],
    [['check'], /missing required argument/],
    [['check', 'a', 'b'], /too many arguments/],
    [['check', 'slides', '--jsno'], /unknown option '--jsno'\n\(Did you mean --json\?\)/],
    [['chek', 'slides'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['serve', 'gone'], /There is no folder/],
    [['serve', 'slides', '--prot', '1'], /unknown option '--prot'\n\(Did you mean --port\?\)/],
    [['serve', 'slides', '--port', '70000'], /--port expects a number from 1 to 65535/],
    [['serve', 'slides', '--mode=blank'], /--mode expects loop, explore or present/],
    [['new', 'a-project'], /^vitrine new is not built yet\.\n$/],
    [['export', 'slides', '--html', 'dir'], /^vitrine export --html is not built yet\.\n$/],
    [['doctor', temporaryName()], /^There is no folder/],
    [[], /^Usage: vitrine/],
  ])('%j', async (args, complaint) => {
    const { stdout, stderr, exitCode } = await runVitrine(...args);
    expect(stderr).toMatch(complaint);
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});

test('help and version that were asked for go to stdout and are no mistake', async () => {
  const [help, version] = await Promise.all([
    runVitrine('serve', '--help'),
    runVitrine('--version'),
  ]);
  expect(help).toMatchObject({ stderr: '', exitCode: 0 });
  for (const option of ['--port <n>', '--speed <n>', '--host <address>', '--windowed']) {
    expect(help.stdout).toContain(option);
  }
  expect(version).toMatchObject({ stderr: '', exitCode: 0 });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

function temporaryName(): string {
  return path.join(import.meta.dirname, 'no-such-folder');
}
