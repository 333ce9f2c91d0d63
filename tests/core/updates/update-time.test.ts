import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../../src/core/schedule/schedule.ts';
import { epochOf } from '../../../src/core/schedule/wall-clock.ts';
import { isQuietTime } from '../../../src/core/updates/quiet-time.ts';
import {
  isSettled,
  noteQuiet,
  noteWell,
  whyWait,
  type Sight,
} from '../../../src/core/updates/update-time.ts';

const zone = 'Europe/Paris';
const at = (time: string) => epochOf(`2026-11-24T${time}`, zone);
const range = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const daily = (...ranges: OpeningHours['week'][number]): OpeningHours => ({
  week: Array.from({ length: 7 }, () => ranges),
  exceptions: [],
  wakeOnTouch: true,
});
const quiet = (hours: OpeningHours | null, time: string, ms = 0) =>
  isQuietTime({ hours, timeZone: zone }, at(time) + ms, 'UTC');

describe('a screen with opening hours', () => {
  const office = daily(range(8, 19));

  test('is quiet from closing until a quarter of an hour before opening', () => {
    expect(quiet(office, '19:00', -1)).toBe(false);
    expect(quiet(office, '19:00')).toBe(true);
    expect(quiet(office, '03:30')).toBe(true);
    expect(quiet(office, '07:45', -1)).toBe(true);
    expect(quiet(office, '07:45')).toBe(false);
    expect(quiet(office, '12:00')).toBe(false);
  });

  test('is not quiet in a pause that is too short', () => {
    const lunch = daily(range(8, 12), { from: 12 * 60 + 10, to: 19 * 60 });
    expect(quiet(lunch, '12:00')).toBe(false);
  });

  test('is not quiet just before it opens for a minute', () => {
    const short = daily({ from: 9 * 60 + 7, to: 9 * 60 + 8 });
    expect(quiet(short, '09:00')).toBe(false);
    expect(quiet(short, '09:08')).toBe(true);
  });

  test('goes by its own time zone', () => {
    const hours = { hours: office, timeZone: null };
    expect(isQuietTime(hours, at('19:30'), zone)).toBe(true);
    // In Paris it is 19:30, in UTC 18:30.
    expect(isQuietTime(hours, at('19:30'), 'UTC')).toBe(false);
  });
});

describe('a screen that never closes', () => {
  test('is quiet from three at night until a quarter of an hour before five', () => {
    for (const hours of [null, daily(range(0, 24))]) {
      expect(quiet(hours, '03:00', -1)).toBe(false);
      expect(quiet(hours, '03:00')).toBe(true);
      expect(quiet(hours, '04:45', -1)).toBe(true);
      expect(quiet(hours, '04:45')).toBe(false);
      expect(quiet(hours, '15:00')).toBe(false);
    }
  });

  test('uses its one closed night, if it has one', () => {
    const hours = daily(range(0, 24));
    const exceptions = [{ from: '2026-11-24', to: '2026-11-24', hours: [range(12, 24)] }];
    expect(quiet({ ...hours, exceptions }, '01:00')).toBe(true);
  });
});

const loop: Sight = { mode: 'loop', view: 'stage', isWell: true };

test('quiet lasts while the loop or darkness does, and begins anew after anybody was there', () => {
  let since = noteQuiet(null, loop, 1_000);
  since = noteQuiet(since, { ...loop, mode: 'blank' }, 5_000);
  expect(isSettled(since, 5_000, 5_999)).toBe(false);
  expect(isSettled(since, 5_000, 6_000)).toBe(true);
  for (const [mode, view] of [
    ['explore', 'stage'],
    ['explore', 'menu'],
    ['present', 'stage'],
    ['loop', 'staff'],
    [null, null],
  ] as const) {
    expect(noteQuiet(since, { mode, view, isWell: true }, 6_000)).toBe(null);
  }
  expect(noteQuiet(null, loop, 7_000)).toBe(7_000);
});

test('a kiosk is well from when it has painted and says so', () => {
  expect(noteWell(null, { mode: null, view: null, isWell: true }, 1)).toBe(null);
  expect(noteWell(null, { ...loop, isWell: false }, 2)).toBe(null);
  expect(noteWell(null, loop, 3)).toBe(3);
  expect(noteWell(3, { ...loop, mode: 'explore' }, 4)).toBe(3);
});

describe('a version is taken', () => {
  const moment = {
    site: { hours: daily(range(8, 19)), timeZone: zone },
    epoch: at('22:00'),
    timeZone: 'UTC',
    isQuiet: true,
    isWell: true,
  };

  test('when the screen is closed, nobody is there, and the kiosk is well', () => {
    expect(whyWait(moment)).toBe(null);
  });

  test('and never otherwise', () => {
    const open = { ...moment, epoch: at('12:00') };
    expect(whyWait(open)).toBe('it waits for closing time');
    const always = { ...open, site: { ...open.site, hours: null } };
    expect(whyWait(always)).toBe('it waits for the night');
    expect(whyWait({ ...moment, isQuiet: false })).toBe('someone is at the screen');
    expect(whyWait({ ...moment, isWell: false })).toBe('the kiosk is not well');
  });
});
