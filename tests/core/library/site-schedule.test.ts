import { describe, expect, test } from 'vitest';
import { parseSite } from '../../../src/core/library/site.ts';
import { plainEntry } from '../../../src/core/schedule/schedule.ts';
import { isOpen } from '../../../src/core/schedule/wall-clock.ts';

const found = { locales: ['en'], deckIds: ['dna', 'event', 'seqone'] };

function parse(text: string) {
  const { site, diagnostics } = parseSite(text, found);
  const findings = diagnostics.map(({ code, line, message }) => `${line} ${code} ${message}`);
  return { ...site, findings };
}

const minutes = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

describe('an entry of the playlist', () => {
  test('is the name of a deck, or a map that says more', () => {
    const { playlist, findings } = parse(`
playlist:
  - seqone
  - { deck: dna, weight: 2, when: { from: 2026-12-01, to: 2026-12-31, days: [mon-wed, sat], hours: 22:00-02:00 } }
  - { deck: event, slide: 2, every: 5m }
`);
    expect(findings).toEqual([]);
    expect(playlist).toEqual([
      plainEntry('seqone'),
      {
        ...plainEntry('dna'),
        weight: 2,
        when: [
          { from: '2026-12-01', to: '2026-12-31', days: [1, 2, 3, 6], hours: [minutes(22, 2)] },
        ],
      },
      { ...plainEntry('event'), slide: 2, every: 300_000 },
    ]);
  });

  test('is listed once; one deck may play in the round and be interleaved as well', () => {
    const { playlist, findings } = parse(
      'playlist: [dna, { deck: dna, slide: 1, every: 1m }, { deck: dna, weight: 3 }]',
    );
    expect(playlist?.map(({ every }) => every)).toEqual([null, 60_000]);
    expect(findings).toEqual([expect.stringMatching(/^1 site\/twice .*weight/)]);
  });

  test.each([
    ['weight: 0', 'site/value'],
    ['weight: 11', 'site/value'],
    ['weight: often', 'site/value'],
    ['slide: 0', 'site/value'],
    ['every: soon', 'site/value'],
    ['every: 1s', 'site/range'],
    ['wieght: 2', 'site/unknown-key'],
    ['when: always', 'site/value'],
    ['when: { days: someday }', 'site/value'],
    ['when: { hours: 9-17 }', 'site/value'],
    ['when: { hours: "09:00-09:00" }', 'site/value'],
    ['when: { hours: "25:00-26:00" }', 'site/value'],
    ['when: { from: 2026-02-30 }', 'site/value'],
    ['when: { from: tomorrow }', 'site/value'],
  ])('that says %s is reported in its line, and plays', (words, code) => {
    const { playlist, findings } = parse(`playlist:\n  - deck: dna\n    ${words}\n`);
    expect(findings).toEqual([expect.stringMatching(new RegExp(`^3 ${code} `))]);
    expect(playlist?.map(({ deck }) => deck)).toEqual(['dna']);
  });

  test('that says some hours or days that cannot be read plays at all of them', () => {
    const { playlist, findings } = parse(
      'playlist: [{ deck: dna, when: { hours: [09:00-12:00, noon], days: [mon, someday] } }]',
    );
    expect(playlist?.[0]?.when).toEqual([{ from: null, to: null, days: null, hours: null }]);
    expect(findings).toEqual([
      expect.stringContaining('it plays on any day'),
      expect.stringContaining('it plays at any hour'),
    ]);
  });

  test('whose time ends before it begins is reported, and does not play then', () => {
    const { playlist, findings } = parse(
      'playlist: [{ deck: dna, when: { from: 2026-12-24, to: 2026-12-01 } }]',
    );
    expect(playlist?.[0]?.when).toMatchObject([{ from: '2026-12-24', to: '2026-12-01' }]);
    expect(findings).toEqual([expect.stringMatching(/^1 site\/value .*ends before it begins/)]);
  });

  test('that is put between the others has no weight, and is told so', () => {
    const { findings } = parse('playlist: [{ deck: dna, weight: 2, every: 5m }]');
    expect(findings).toEqual([expect.stringMatching(/^1 site\/no-effect .*weight/)]);
  });

  test('without a deck is left out', () => {
    const { playlist, findings } = parse('playlist: [dna, { weight: 2 }, { deck: dba }]');
    expect(playlist).toEqual([plainEntry('dna')]);
    expect(findings).toEqual([
      expect.stringContaining('site/value'),
      expect.stringMatching(/site\/unknown-deck .*Did you mean “dna”/),
    ]);
  });
});

describe('an announcement', () => {
  test('has a deck, a beginning and an end', () => {
    const { announcements, findings } = parse(
      'announcements: [{ deck: event, from: 2026-12-24T18:30, to: "2026-12-24 20:00" }]',
    );
    expect(findings).toEqual([]);
    expect(announcements).toEqual([
      { deck: 'event', slide: null, from: '2026-12-24T18:30', to: '2026-12-24T20:00' },
    ]);
  });

  test.each([
    '{ deck: event, from: 2026-12-24T18:30 }',
    '{ deck: event, from: 2026-12-24T18:30, to: 2026-12-24T18:30 }',
    '{ deck: event, from: 2026-12-24T24:00, to: 2026-12-26T18:30 }',
    '{ deck: nothing, from: 2026-12-24T18:30, to: 2026-12-24T19:30 }',
    'event',
  ])('as %s is reported and left out', (text) => {
    const { announcements, findings } = parse(`announcements: [${text}]`);
    expect(announcements).toEqual([]);
    expect(findings).not.toEqual([]);
  });
});

describe('opening hours', () => {
  test('are given by day, with exceptions by date', () => {
    const { hours, findings } = parse(`
hours:
  mon-fri: 08:00-19:00
  sat: [09:00-12:30, 14:00-18:00]
  2026-12-24: 08:00-12:00
  2026-12-25/2027-01-02: closed
  wakeOnTouch: true
`);
    expect(findings).toEqual([]);
    const day = [minutes(8, 19)];
    expect(hours).toEqual({
      week: [day, day, day, day, day, [minutes(9, 12.5), minutes(14, 18)], []],
      exceptions: [
        { from: '2026-12-25', to: '2027-01-02', hours: [] },
        { from: '2026-12-24', to: '2026-12-24', hours: [minutes(8, 12)] },
      ],
      wakeOnTouch: true,
    });
  });

  test('of nothing but exceptions leave every other day open', () => {
    expect(parse('hours: { 2026-12-25: closed }').hours?.week).toEqual(
      Array.from({ length: 7 }, () => [minutes(0, 24)]),
    );
  });

  test('may go past Sunday, and past midnight', () => {
    const { hours } = parse('hours: { fri-mon: 20:00-02:00 }');
    const night = [minutes(20, 2)];
    expect(hours?.week).toEqual([night, [], [], [], night, night, night]);
  });

  test.each([
    ['hours: closed', null],
    ['hours: { someday: 08:00-19:00 }', null],
    ['hours: { mon: 8-19 }', [minutes(0, 24)]],
    ['hours: { mon: true }', [minutes(0, 24)]],
    ['hours: { mon: }', [minutes(0, 24)]],
    ['hours: { mon: [09:00-12:30, 14h-18h] }', [minutes(0, 24)]],
    ['hours: { mon: [09:00-12:30, 14] }', [minutes(0, 24)]],
    ['hours: { lun-ven: 08:00-19:00, sat: 10:00-12:00 }', [minutes(0, 24)]],
  ])('as %s are reported, and close nothing', (text, monday) => {
    const { hours, findings } = parse(text);
    expect(findings).toEqual([expect.stringMatching(/^1 site\/(value|hours) /)]);
    expect(hours?.week[0] ?? null).toEqual(monday);
  });

  test('with a key that is no day leave the days open that no other key names, and say which', () => {
    const { hours, findings } = parse('hours: { lun-ven: 08:00-19:00, sat-sun: 10:00-12:00 }');
    const [open, short] = [[minutes(0, 24)], [minutes(10, 12)]];
    expect(hours?.week).toEqual([open, open, open, open, open, short, short]);
    expect(findings).toEqual([
      expect.stringMatching(/site\/hours “lun-ven” .*; mon, tue, wed, thu, fri stay open all day/),
    ]);
  });

  test('of which one range cannot be read leave that day open, and say so', () => {
    const { hours, findings } = parse(
      'hours: { mon-fri: 09:00-12:00, fri: [09:00-12:30, 14h-18h] }',
    );
    expect(hours?.week.slice(3, 5)).toEqual([[minutes(9, 12)], [minutes(0, 24)]]);
    expect(findings).toEqual([
      expect.stringMatching(/hours\.fri must be hours .* not "14h-18h"; fri stays open all day\.$/),
    ]);
  });

  test('that cannot be read for a date leave it open', () => {
    const { hours, findings } = parse('hours: { mon: 09:00-12:00, 2026-12-25: noon }');
    expect(hours?.exceptions).toEqual([
      { from: '2026-12-25', to: '2026-12-25', hours: [minutes(0, 24)] },
    ]);
    expect(findings).toEqual([expect.stringContaining('2026-12-25 stays open all day')]);
  });

  test('of an empty list are a closed day, with a warning', () => {
    const { hours, findings } = parse('hours: { mon: 09:00-12:00, sun: [] }');
    expect(hours?.week[6]).toEqual([]);
    expect(findings).toEqual([expect.stringMatching(/site\/no-hours .*sun is closed/)]);
  });

  test('of two dates in the wrong order are left out, and reported', () => {
    const { hours, findings } = parse('hours: { mon: 09:00-12:00, 2027-01-02/2026-12-24: closed }');
    expect(hours?.exceptions).toEqual([]);
    expect(findings).toEqual([expect.stringMatching(/site\/value .*ends before it begins/)]);
  });

  test('of fewer days win over those of more, wherever they stand', () => {
    const { hours } = parse(
      'hours: { 2026-12-31: 10:00-12:00, 2026-12-24/2027-01-02: closed, 2026-12-24/2026-12-25: 10:00-11:00 }',
    );
    const open = (date: string, hour: number) =>
      hours && isOpen(hours, { date, dayBefore: date, weekday: 4, minute: hour * 60 });
    expect([open('2026-12-31', 11), open('2026-12-31', 13), open('2026-12-30', 11)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(open('2026-12-24', 10)).toBe(true);
  });
});

describe('hours of a day', () => {
  test.each([
    ['22:00-00:00', minutes(22, 24)],
    ['22:00-24:00', minutes(22, 24)],
    ['00:00-00:00', minutes(0, 24)],
    ['10:00–12:00', minutes(10, 12)],
    ['10:00 – 12:00', minutes(10, 12)],
  ])('may be %s', (text, range) => {
    const { hours, findings } = parse(`hours: { mon–tue: ${text} }`);
    expect([hours?.week[1], findings]).toEqual([[range], []]);
  });
});
