import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteSchema } from '../../../src/core/library/library.ts';
import { parseSite } from '../../../src/core/library/site.ts';
import { isWeakPin, remembered, waitAfter } from '../../../src/core/settings/pin-rules.ts';
import { readSettings, writeSettings } from '../../../src/core/settings/settings-file.ts';
import {
  applySettings,
  defaultSettings,
  settingsSchema,
} from '../../../src/core/settings/settings.ts';
import { fixedSettings, readStart } from '../../../src/core/settings/start-options.ts';

const { site } = parseSite('sound: true\nidle: 90s', { locales: ['fr', 'en'], deckIds: [] });

describe('a setting', () => {
  test('is the command line’s, else the environment’s, and then cannot be changed', () => {
    const start = readStart(['--idle=20s'], {
      VITRINE_IDLE: '30s',
      VITRINE_VOLUME: '0.5',
      PATH: '/',
    });
    expect(start.problems).toEqual([]);
    expect(fixedSettings(start)).toEqual({
      settings: { idle: 20_000, volume: 0.5 },
      by: { idle: 'option', volume: 'environment' },
    });
  });

  test.each([
    ['hours', 'mon-fri: 08:00-19:00, sat: closed'],
    ['hours', '{ mon-fri: 08:00-19:00 }'],
    ['hours', 'always'],
    ['announcements', '{ deck: a, from: 2026-12-24 18:30, to: 2026-12-24 20:00 }'],
    ['announcements', '[]'],
    ['talks', '{ name: Visit, decks: [a, b], minutes: 15 }, { name: Short, decks: [a] }'],
    ['remote', 'yes'],
    ['startWithMachine', 'false'],
    ['diagonal', '43'],
    ['display', '3840x2160'],
    ['updateUrl', 'https://example.org/x'],
  ])('%s may be “%s”', (key, text) => {
    const variable = `VITRINE_${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
    const { problems, by } = readStart([], { [variable]: text });
    expect([problems, by]).toEqual([[], { [key]: 'environment' }]);
  });

  test.each([
    ['VITRINE_HOURS', 'mon-fry: 08:00-19:00', 'VITRINE_HOURS expects always, or hours'],
    ['VITRINE_HOURS', '{{{{', 'VITRINE_HOURS expects'],
    ['VITRINE_IDLE', '1s', 'VITRINE_IDLE expects a duration from 10s to 1h'],
    ['VITRINE_VOLUME', '2', 'VITRINE_VOLUME expects a number from 0 to 1'],
    ['VITRINE_TALKS', '{ name: Visit, decks: [a, a] }', 'VITRINE_TALKS expects a list such as'],
    ['VITRINE_REMOTE', 'maybe', 'VITRINE_REMOTE expects true or false'],
    ['VITRINE_UPDATE_URL', 'file:///etc', 'VITRINE_UPDATE_URL expects an address'],
    ['VITRINE_SLIDE', 'x', 'Did you mean VITRINE_SLIDES?'],
  ])('%s=%s is a problem, and nothing else', (variable, text, problem) => {
    const { problems, by } = readStart([], { [variable]: text });
    expect([problems, by]).toEqual([[expect.stringContaining(problem)], {}]);
  });
});

describe('a site under settings', () => {
  test('is as it was where nothing is set', () => {
    expect(applySettings(site, defaultSettings)).toEqual(site);
  });

  test('has theirs where something is', () => {
    const set = { volume: 0, idle: 20_000, hours: 'always', locale: 'en', diagonal: 10 } as const;
    expect(applySettings(site, { ...defaultSettings, ...set })).toMatchObject({
      ...{ volume: 0, idle: 20_000, hours: null, loopLanguages: ['en'] },
      screen: { diagonal: 254 },
    });
  });
});

test.each([
  ['a day in words', { from: 'tonight' }],
  ['a day that no calendar has', { from: '2026-02-30T18:30' }],
  ['an end before its beginning', { to: '2026-12-24T08:00' }],
  ['no project', { deck: '' }],
  ['a name without end', { deck: 'x'.repeat(1_000) }],
])('an announcement with %s is none: no screen must stumble over it', (_what, wrong) => {
  const good = { deck: 'a', slide: null, from: '2026-12-24T18:30', to: '2026-12-24T20:00' };
  const settings = (announcement: unknown) =>
    settingsSchema.safeParse({ ...defaultSettings, announcements: [announcement] }).success;
  expect([settings(good), settings({ ...good, ...wrong })]).toEqual([true, false]);
});

test('whatever a file holds, settings come out that fit, and writing it loses nothing', () => {
  const values = fc.dictionary(
    fc.oneof(fc.constantFrom(...Object.keys(defaultSettings), 'pin'), fc.string()),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(values, (file) => {
      const content = Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'version'));
      const reading = readSettings(JSON.stringify(content));
      expect(reading.kind).toBe('good');
      if (reading.kind !== 'good') return;
      const settings = { ...defaultSettings, ...reading.known.settings };
      expect(siteSchema.safeParse(applySettings(site, settings)).success).toBe(true);
      expect(JSON.parse(writeSettings(reading.file))).toEqual(
        JSON.parse(JSON.stringify({ version: 1, ...content })),
      );
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void readSettings(text)));
});

describe('the rules of the PIN', () => {
  test.each(['0000', '1212', '1234', '4321', '8901', '210987', '111222'])('%s is weak', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });

  test('9340 PINs of four digits may be set', () => {
    const all = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'));
    expect(all.filter((pin) => !isWeakPin(pin))).toHaveLength(9_340);
  });

  test('however guesses are timed, no day gives more than 113', () => {
    // At once when allowed, or in bursts after waits have been forgiven.
    fc.assert(
      fc.property(fc.array(fc.nat(7_200), { minLength: 1, maxLength: 400 }), (pauses) => {
        let [now, failures, failedAt, tries] = [0, 0, 0, 0];
        for (let turn = 0; now < 86_400; turn += 1) {
          now = Math.max(now, failedAt + waitAfter(failures)) + (pauses[turn % pauses.length] ?? 0);
          if (now >= 86_400) break;
          failures = remembered(failures, now - failedAt) + 1;
          failedAt = now;
          tries += 1;
        }
        expect(tries).toBeLessThanOrEqual(113);
      }),
    );
  });
});
