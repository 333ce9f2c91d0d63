import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { CheckReport } from '../../src/cli/check.ts';
import { png } from '../cli/review/pictures.ts';
import { root } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';

// Every slide is looked at in three shapes of screen.
test.setTimeout(180_000);

/** Slides of a deck, each with notes and time enough unless it says otherwise. */
function deckOf(...slides: string[]): string {
  const bodies = slides.map((slide) =>
    slide.includes('Note:') || slide.includes('bare') ? slide : `${slide}\n\nNote: dit\n`,
  );
  return `---\ntitle: Essai\naccent: '#1f6f8b'\n---\n\n${bodies.join('\n\n---\n\n')}`;
}

const drawing = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="${fill}"/></svg>`;

const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr]\n',
  'clean/deck.md': deckOf(
    '<!-- .slide: data-layout="cover" -->\n\n# Un\n\nUne phrase.',
    '## Deux\n\n- A <!-- .element: class="fragment" -->\n- B <!-- .element: class="fragment" -->',
    '## Trois\n\n```js [1|2]\nlet a = 1;\nlet b = 2;\n```\n\nSoit $x_i^2 = \\frac{1}{2}$, vu[^1].\n\n[^1]: Là.',
    '## Quatre\n\n![Un plan](media/pale.svg)',
  ),
  'clean/media/pale.svg': drawing('#eee'),
  'faulty/deck.md': deckOf(
    '![Trop large](media/pale.svg) <!-- .element: style="min-width: 2400px" -->',
    `<!-- .slide: data-autoslide="600000" -->\n\n## Long\n\n${'Beaucoup de mots sur une page. '.repeat(50)}`,
    '## Pâle\n\n<p style="color: #b5aea0">Ceci se lit mal.</p>',
    '<!-- .slide: data-background-image="media/dark.svg" -->\n\nSombre sur sombre.',
    '<div style="height: 60px; overflow: hidden">Deux<br>lignes</div>',
    '# Sans bare',
    `<!-- .slide: data-autoslide="1000" -->\n\n## Bien trop de mots`,
    "## L'apostrophe",
    '![](media/wide.png)',
  ),
  'faulty/media/pale.svg': drawing('#eee'),
  'faulty/media/dark.svg': drawing('#222'),
};

function library(): { folder: string; remove: () => void } {
  const own = temporaryFolder();
  writeFiles(own.folder, files);
  writeFiles(own.folder, { 'faulty/media/wide.png': png(4_000, 40) as unknown as string });
  return own;
}

interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number | string | null | undefined;
}

function vitrine(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 50_000_000 };
    execFile(process.execPath, ['src/cli/index.ts', ...args], options, (error, stdout, stderr) =>
      resolve({ stdout, stderr, exitCode: error ? error.code : 0 }),
    );
  });
}

test('check --layout finds each fault once, at its slide, and nothing in a clean deck', async () => {
  const own = library();
  const { stdout, stderr, exitCode } = await vitrine('check', own.folder, '--layout', '--json');
  own.remove();
  const report = JSON.parse(stdout) as CheckReport;
  const lines = files['faulty/deck.md'].split('\n');
  const found = report.diagnostics.map(({ file, line, severity, code }) => {
    return `${file} ${severity} ${code}: ${
      lines
        .slice(line - 1)
        .find((each) => /\w{4}/.test(each) && !each.startsWith('<!--'))
        ?.slice(0, 18) ?? ''
    }`;
  });
  expect(found).toEqual([
    'faulty/deck.md error layout/overflow: ![Trop large](medi',
    'faulty/deck.md error layout/type-size: ## Long',
    'faulty/deck.md error layout/contrast: <p style="color: #',
    'faulty/deck.md error layout/contrast: Sombre sur sombre.',
    'faulty/deck.md error layout/overflow: <div style="height',
    'faulty/deck.md warning notes/missing: # Sans bare',
    'faulty/deck.md warning text/too-dense: ## Bien trop de mo',
    "faulty/deck.md warning typography/apostrophe: ## L'apostrophe",
    'faulty/deck.md warning image/alt: ![](media/wide.png',
    'faulty/deck.md warning media/large: ![](media/wide.png',
  ]);
  expect([report.skipped, stderr, exitCode]).toEqual([[], '', 1]);
  expect(report.diagnostics[4]?.message).toContain('is cut');
  expect(report.diagnostics[0]?.message).toContain('(landscape, portrait, classic)');
});

test('check --layout finds nothing in the examples of the guide', async () => {
  const guide = readFileSync(path.join(root, 'docs/write-a-deck.md'), 'utf8');
  const layouts = guide.slice(guide.indexOf('## Layouts'), guide.indexOf('## Pictures'));
  const examples = [...layouts.matchAll(/^(```+)markdown\n([^]*?)\n\1$/gm)].map(
    ([, , example = '']) => example,
  );
  // A line below a film or a chart has to be read too.
  const slides = examples.map((each) =>
    /"(?:chart|video)"/.test(each) ? `${each}\n\nFrom the house, 2025.` : each,
  );
  expect(slides.length).toBeGreaterThan(10);
  const own = temporaryFolder();
  writeFiles(own.folder, {
    'kiosk.yaml': 'title: Essay\nlanguages: [en]\n',
    'guide/deck.md': deckOf(...slides),
    'guide/media/picture.svg': drawing('#abc'),
  });
  const film = readFileSync(path.join(root, 'tests/fixtures/media/early-index.mp4'));
  writeFiles(own.folder, { 'guide/media/film.mp4': film as unknown as string });
  const { stdout } = await vitrine('check', own.folder, '--layout', '--json');
  own.remove();
  const { diagnostics } = JSON.parse(stdout) as CheckReport;
  expect(diagnostics.filter(({ code }) => code.startsWith('layout/'))).toEqual([]);
});

test('a contact sheet shows every slide as a picture or as one file', async () => {
  const own = library();
  const picture = path.join(own.folder, 'sheet.png');
  const drawn = await vitrine('contact-sheet', own.folder, picture, '--deck', 'clean');
  expect(drawn).toEqual({ stdout: `${picture}\n`, stderr: '', exitCode: 0 });
  const bytes = readFileSync(picture);
  // Four slides of 320 px beside one another, with the space between and around them.
  expect(bytes.readUInt32BE(16)).toBe(4 * 320 + 3 * 16 + 2 * 48);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(180 + 150);
  expect(existsSync(path.join(own.folder, 'sheet-2.png'))).toBe(false);

  const page = path.join(own.folder, 'sheet.html');
  expect((await vitrine('contact-sheet', own.folder, page)).stdout).toBe(`${page}\n`);
  const html = readFileSync(page, 'utf8');
  own.remove();
  expect(html.match(/<figure/g)).toHaveLength(13);
  expect(html.match(/src="data:image\/webp;base64,/g)).toHaveLength(13);
  expect(html).toContain('layout/type-size</span>');
  expect(html.replaceAll(/data:[\w/;+=,]+/g, '')).not.toMatch(/https?:|src="(?!")|url\((?!\))/);
});

test.describe('a contact sheet that cannot be drawn exits 2 and says why', () => {
  for (const [args, reason] of [
    [['resources', 'sheet.pdf'], /a \.png or an \.html file/],
    [['gone', 'sheet.png'], /no folder “gone”/],
    [['slides', 'sheet.png', '--deck', 'none'], /no such deck/],
  ] as const) {
    test(args.join(' '), async () => {
      const { stdout, stderr, exitCode } = await vitrine('contact-sheet', ...args);
      expect([stdout, exitCode]).toEqual(['', 2]);
      expect(stderr).toMatch(reason);
    });
  }
});
