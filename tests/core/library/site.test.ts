import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainEntry } from '../../../src/core/schedule/schedule.ts';
import { siteSchema } from '../../../src/core/library/library.ts';
import { parseSite } from '../../../src/core/library/site.ts';

const found = { locales: ['en'], deckIds: ['dna', 'seqone'] };

function parse(text: string | null) {
  const { site, diagnostics, readable } = parseSite(text, found);
  const findings = diagnostics.map(
    ({ severity, code, line, column }) => `${line}:${column} ${severity} ${code}`,
  );
  return { site, findings, diagnostics, readable };
}

const defaults = {
  title: { fr: 'Vitrine', en: 'Vitrine' },
  languages: ['fr', 'en'],
  duration: 10_000,
  playlist: null,
  loopLanguages: ['fr'],
  loopShuffle: false,
  announcements: [],
  ownAnnouncements: [],
  hours: null,
  timeZone: null,
  display: null,
  volume: 0,
  idle: 60_000,
  presenterSilence: 1_200_000,
  screen: { diagonal: 1_092 },
  theme: 'light',
};

describe('a site without kiosk.yaml', () => {
  test('has every default, French first, then the languages of the decks, and a warning', () => {
    const { site, findings, readable } = parse(null);
    expect(site).toEqual(defaults);
    expect(findings).toEqual(['1:1 warning site/missing']);
    expect(readable).toBe(true);
  });

  test('an empty file is a site that says nothing, without a warning', () => {
    for (const text of ['', '# later\n', '---\n', '\uFEFF']) {
      expect(parse(text)).toMatchObject({ site: defaults, findings: [] });
    }
  });
});

describe('a complete kiosk.yaml', () => {
  test('is read as it stands', () => {
    const text = [
      'title: { fr: Le laboratoire, en: The laboratory }',
      'languages: [en, fr]',
      'duration: 8s',
      'playlist: [seqone, dna]',
      'loop: { languages: [fr, en], shuffle: true }',
      'timeZone: Europe/Paris',
      'display: DELL U2720Q',
      'sound: true',
      'idle: 1.5m',
      'presenterSilence: 600000',
      'screen: { diagonal: 24in }',
      'theme: dark',
    ].join('\n');
    const { site, findings } = parse(text);
    expect(findings).toEqual([]);
    expect(site).toEqual({
      title: { en: 'The laboratory', fr: 'Le laboratoire' },
      languages: ['en', 'fr'],
      duration: 8_000,
      playlist: [plainEntry('seqone'), plainEntry('dna')],
      loopLanguages: ['fr', 'en'],
      loopShuffle: true,
      announcements: [],
      ownAnnouncements: [],
      hours: null,
      timeZone: 'Europe/Paris',
      display: 'DELL U2720Q',
      volume: 1,
      idle: 90_000,
      presenterSilence: 600_000,
      screen: { diagonal: 610 },
      theme: 'dark',
    });
  });

  test('the loop speaks the first language unless told otherwise', () => {
    expect(parse('languages: [en, fr]').site.loopLanguages).toEqual(['en']);
  });

  test('one title serves every language, and a missing one is borrowed from the first given', () => {
    expect(parse('title: Labo').site.title).toEqual({ fr: 'Labo', en: 'Labo' });
    expect(parse('title: { en: Lab }').site.title).toEqual({ fr: 'Lab', en: 'Lab' });
  });

  test('a display is named by one clean line, or by a number', () => {
    expect(parse('display: "  LG\\u202e TV  "').site.display).toBe('LG TV');
    expect(parse('display: 4312').site.display).toBe('4312');
  });

  test('language tags are written in their canonical form', () => {
    expect(parse('languages: [FR, pt-br, zh-hant]').site.languages).toEqual([
      'fr',
      'pt-BR',
      'zh-Hant',
    ]);
  });

  test('a deck is found in the playlist whatever the Unicode form of its name', () => {
    const { site, diagnostics } = parseSite('playlist: ["d\u00e9j\u00e0"]', {
      locales: [],
      deckIds: ['de\u0301ja\u0300'],
    });
    expect(site.playlist).toEqual([plainEntry('de\u0301ja\u0300')]);
    expect(diagnostics).toEqual([]);
  });

  test('a deck whose folder is called like a number is found', () => {
    const { site } = parseSite('playlist: [2024]', { locales: [], deckIds: ['2024'] });
    expect(site.playlist).toEqual([plainEntry('2024')]);
  });
});

describe('a key that is not known', () => {
  test('is reported where it stands, with the nearest known one', () => {
    const { findings, diagnostics, site } = parse('title: x\nplaylits: [dna]\n');
    expect(findings).toEqual(['2:1 warning site/unknown-key']);
    expect(diagnostics[0]?.message).toContain('Did you mean “playlist”?');
    expect(site.playlist).toBeNull();
  });

  test('is reported inside loop as well', () => {
    const { findings, diagnostics } = parse('loop:\n  language: [fr]\n');
    expect(findings).toEqual(['2:3 warning site/unknown-key']);
    expect(diagnostics[0]?.message).toContain('Did you mean “languages”?');
  });
});

describe('a value that is wrong', () => {
  test.each([
    ['duration: banana', '1:11 error site/value'],
    ['duration: -1', '1:11 error site/value'],
    ['duration: [1s]', '1:11 error site/value'],
    ['idle: .nan', '1:7 error site/value'],
    ['theme: blue', '1:8 error site/value'],
    ['timeZone: Paris', '1:11 error site/value'],
    ['sound: loud', '1:8 error site/value'],
    ['display: [DELL]', '1:10 error site/value'],
    ['display: " "', '1:10 error site/value'],
    ['loop: { shuffle: 3 }', '1:18 error site/value'],
    ['title: [a]', '1:8 error site/value'],
    ['title: { fr: [a] }', '1:14 error site/value'],
    ['loop: fr', '1:7 error site/value'],
    ['loop:\n  languages: { a: b }', '2:14 error site/value'],
    ['languages: [fran%ais, english]', '1:13 error site/language'],
    ['languages: fr_FR', '1:12 error site/language'],
    ['playlist:\n  dna: 1', '2:3 warning site/unknown-key'],
    ['playlist: [[dna]]', '1:12 error site/value'],
    ['playlist: [nothing]', '1:12 error site/unknown-deck'],
    ['loop: { languages: [de] }', '1:21 error site/value'],
  ])('%s is located and the default stays', (text, finding) => {
    const { site, findings } = parse(text);
    expect(findings[0]).toBe(finding);
    expect(site).toEqual(defaults);
  });

  test('a deck that is not there is left out, with the nearest that is', () => {
    const { site, diagnostics } = parse('playlist: [seqon, dna]');
    expect(site.playlist).toEqual([plainEntry('dna')]);
    expect(diagnostics[0]?.message).toContain('Did you mean “seqone”?');
  });

  test('a deck or a language listed twice counts once', () => {
    const { site, findings } = parse('languages: [fr, en, FR]\nplaylist: [dna, seqone, dna]');
    expect(site.languages).toEqual(['fr', 'en']);
    expect(site.playlist).toEqual([plainEntry('dna'), plainEntry('seqone')]);
    expect(findings).toEqual(['1:21 warning site/twice', '2:25 warning site/twice']);
  });

  test.each([
    ['idle', '9999ms', 10_000],
    ['idle', '10s', 10_000],
    ['idle', '1h', 3_600_000],
    ['idle', '61m', 3_600_000],
    ['presenterSilence', '59s', 60_000],
    ['presenterSilence', '25h', 86_400_000],
    ['duration', '999', 1_000],
    ['duration', '0', 1_000],
    ['duration', '1e300', 3_600_000],
  ] as const)('%s: %s becomes %i ms', (key, value, expected) => {
    expect(parse(`${key}: ${value}`).site[key]).toBe(expected);
  });
});

describe('a kiosk.yaml that cannot be read', () => {
  test('is located, and says so, so that the last good one can stay', () => {
    const { findings, readable, site } = parse('title: a\nlanguages: [fr\nidle: 1m');
    expect(findings[0]).toBe('3:1 error site/yaml');
    expect(readable).toBe(false);
    expect(site).toEqual(defaults);
  });

  test('may not be a list or a text', () => {
    expect(parse('- a').findings).toEqual(['1:1 error site/yaml']);
    expect(parse('hello').findings).toEqual(['1:1 error site/yaml']);
  });

  test('may not have a key twice', () => {
    expect(parse('idle: 1m\nidle: 2m').findings).toEqual(['2:1 error site/yaml']);
  });

  test('may not be over 64 KB', () => {
    const text = `title: x\n#${'x'.repeat(64 * 1024)}`;
    expect(parse(text)).toMatchObject({ findings: ['1:1 error site/too-large'], readable: false });
  });

  test('an alias bomb is refused at once', () => {
    const lines = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (const [index, letter] of [...'bcdefghij'].entries()) {
      const before = 'abcdefghi'[index];
      lines.push(`${letter}: &${letter} [${`*${before}, `.repeat(10)}]`);
    }
    const { findings, readable } = parse(lines.join('\n'));
    expect(findings).toEqual(['1:1 error site/yaml']);
    expect(readable).toBe(false);
  });

  test('nesting 20 000 deep is refused, with few words', () => {
    const { diagnostics, readable } = parse('['.repeat(20_000));
    expect(readable).toBe(false);
    expect(diagnostics.length).toBeLessThan(10);
  });
});

describe('whatever the text', () => {
  const line = fc.tuple(
    fc.constantFrom(
      'title',
      'languages',
      'duration',
      'playlist',
      'announcements',
      'hours',
      'loop',
      'idle',
      'theme',
      '"x"',
      ' ',
    ),
    fc.constantFrom(': ', ':\n  ', ':\n- ', ' '),
    fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('fr', '[fr, en]', '{ fr: a }', '&a [*a]', '*a', '!!x', '? ', '__proto__: 1'),
    ),
  );
  const yamlish = fc.array(line).map((lines) => lines.map((parts) => parts.join('')).join('\n'));

  test('a site that fits the schema comes out, every finding has a place, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), yamlish), (text) => {
        const { site, diagnostics } = parseSite(text, found);
        expect(siteSchema.parse(site)).toEqual(site);
        for (const language of site.languages) expect(site.title[language]).toBeTypeOf('string');
        for (const language of site.loopLanguages) expect(site.languages).toContain(language);
        for (const { line, column } of diagnostics) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
