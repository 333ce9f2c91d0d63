import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSound } from '../../../src/core/deck/sound.ts';
import { resolveMedia } from '../../../src/core/deck/media-path.ts';
import { compileText, findingsOf, mediaFiles, slideOf } from './compile.ts';

describe('a path to media', () => {
  const folder = {
    files: new Set(mediaFiles),
    silent: new Set<string>(),
    mediaBase: 'content/helix/',
  };

  it.each([
    ['media/dna.svg', 'content/helix/media/dna.svg'],
    ['./media/dna.svg', 'content/helix/media/dna.svg'],
    ['media/x/../dna.svg', 'content/helix/media/dna.svg'],
    ['media/a%20b.png', 'content/helix/media/a%20b.png'],
    ['media/a b.png', 'content/helix/media/a%20b.png'],
    ['media/dna.svg?v=2#x', 'content/helix/media/dna.svg'],
    ['media/Été.png', 'content/helix/media/%C3%89t%C3%A9.png'],
  ])('%s leads to %s', (written, url) => {
    expect(resolveMedia(written, 'image', folder)).toMatchObject({ kind: 'found', url });
  });

  it.each([
    'https://a.example/x.png',
    '//a.example/x.png',
    '/media/dna.svg',
    '../helix/media/dna.svg',
    'media/../../x.png',
    '..%2fx.png',
    '%2e%2e/x.png',
    'media\\dna.svg',
    '%5c%5chost%5cx.png',
    'C:/x.png',
    './C:/x.png',
    'c:x.png',
    'data:image/png;base64,AAAA',
    'file:///x.png',
    'a%00.png',
    'javascript:x.png',
    '',
    '.',
    '%2fetc/x.png',
    ' https://a.example/x.png',
  ])('%j is outside', (written) => {
    expect(resolveMedia(written, 'image', folder)).toEqual({ kind: 'outside' });
  });

  it.each([
    ['media/DNA.svg', 'media/dna.svg'],
    ['media/E\u0301te\u0301.png', 'media/Été.png'],
    ['media/none.png', null],
  ])('%s does not exist; %s may be meant', (written, meant) => {
    expect(resolveMedia(written, 'image', folder)).toMatchObject({ kind: 'missing', meant });
  });

  it('never leads out of the folder', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      'a',
      ':',
      '//',
      '\0',
      '%00',
      'media',
      '.png',
      ' ',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = resolveMedia(pieces.join(''), 'image', folder);
        if (found.kind === 'outside') return;
        expect(found.path).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)|[\0\t]|^[a-z]+:/i);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('media on a slide', () => {
  it('are loaded when their slide comes near, and listed', () => {
    const slide = slideOf('![DNA](media/dna.svg)');
    expect(slide.html).toBe('<p><img alt="DNA" data-src="content/helix/media/dna.svg"></p>');
    expect(slide.media).toEqual([{ kind: 'image', url: 'content/helix/media/dna.svg' }]);
  });

  it('that are missing are replaced by their text, which is an error', () => {
    const text = 'See ![a double helix](media/none.png)';
    expect(slideOf(text).html).toBe(
      '<p>See <span class="missing-media" role="img" aria-label="a double helix">a double helix</span></p>',
    );
    expect(compileText(text).diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'media/missing', line: 1, column: 23 }),
    );
  });

  it('that differ by case alone come with a hint', () => {
    expect(compileText('# A\n![x](media/Dna.svg)').diagnostics[0]?.message).toContain(
      'Did you mean media/dna.svg?',
    );
  });

  it.each([
    ['# A\n\n![x](https://a.example/x.png)', 'media/outside 3:6'],
    ['# A\n\n<img alt="" src="../x.png">', 'media/outside 3:18'],
    ['# A\n\n![x](media/talk.mp3)', 'media/type 3:6'],
    ['# A\n\n<video src="media/dna.svg"></video>', 'media/type 3:13'],
    ['# A\n\n<img src="media/dna.svg">', 'image/alt 3:1'],
    ['# A\n\n<img alt="" src="media/dna.svg">', undefined],
    ['# A\n\n![v](media/mute.mp4)', 'video/subtitles 3:1'],
    [
      '# A\n\n<img alt="" src="media/dna.svg" srcset="media/a%20b.png 2x, https://a.example/y.png 3x">',
      'media/outside 3:33',
    ],
  ])('%j → %s', (text, finding) => {
    expect(findingsOf(text)).toEqual(finding ? [finding] : []);
  });

  it('written as a picture but a video, is one, with the subtitles that lie beside it', () => {
    const slide = slideOf('![A film](media/film.mp4)', { locale: 'fr' });
    expect(slide.html).toBe(
      '<p><video data-autoplay="" muted="" playsinline="" aria-label="A film" data-src="content/helix/media/film.mp4" disablepictureinpicture="">' +
        '<track kind="subtitles" srclang="fr" label="fr" src="content/helix/media/film.fr.vtt" default=""></video></p>',
    );
    expect(slide.media.map(({ kind }) => kind)).toEqual(['video', 'track']);
  });

  it('that play by themselves are muted', () => {
    expect(
      slideOf('<video autoplay src="media/film.mp4"></video>', { locale: 'fr' }).html,
    ).toContain('data-autoplay="" muted="" playsinline=""');
    expect(
      slideOf('<video controls src="media/film.mp4"></video>', { locale: 'fr' }).html,
    ).not.toContain('muted');
  });

  it('keep the sources that can be shown, and nothing else of a player', () => {
    const { html } = slideOf(
      '<div><audio controls><source src="media/talk.mp3"><source src="https://a.example/x.ogg">No audio here.</audio></div>',
    );
    expect(html).toBe(
      '<div><audio controls="" controlslist="nodownload nofullscreen noremoteplayback"><source data-src="content/helix/media/talk.mp3"></audio></div>',
    );
  });
});

describe('sound', () => {
  const silent = new Set(['media/mute.mp4']);

  it.each([
    ['![A film](media/film.mp4)', true],
    ['![A film](media/mute.mp4)', false],
    ['<audio src="media/talk.mp3"></audio>', true],
    ['![A picture](media/dna.svg)', false],
  ])('%s: %s', (text, expected) => {
    expect(hasSound(slideOf(text, { silent }))).toBe(expected);
  });
});
