import { describe, expect, test } from 'vitest';
import { agendaAt } from '../../../src/core/schedule/agenda.ts';
import { plainEntry, type Schedule, type TimeWindow } from '../../../src/core/schedule/schedule.ts';
import { epochOf, formatWallTime } from '../../../src/core/schedule/wall-clock.ts';

const zone = 'Europe/Paris';
const at = (wallTime: string) => epochOf(wallTime, zone);
const always: TimeWindow = { from: null, to: null, days: null, hours: null };
const hours = (from: string, to: string) => ({ from: minute(from), to: minute(to) });
const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function schedule(changes: Partial<Schedule>): Schedule {
  const playlist = [plainEntry('a')];
  return { playlist, shuffle: false, announcements: [], hours: null, timeZone: zone, ...changes };
}

/** Whether the deck `b` plays beside `a` at a moment. */
function plays(window: Partial<TimeWindow>, epoch: number): boolean {
  const b = { ...plainEntry('b'), when: [{ ...always, ...window }] };
  const { round } = agendaAt(schedule({ playlist: [plainEntry('a'), b] }), epoch, 'UTC');
  return round.some(({ deck }) => deck === 'b');
}

/** All moments in a span at which an agenda is looked at again, as wall times. */
function looks(plan: Schedule, from: number, to: number): string[] {
  const seen: string[] = [];
  for (let now = from; now < to; now = agendaAt(plan, now, zone).until) {
    seen.push(formatWallTime(now, zone));
  }
  return seen;
}

describe('dayparting', () => {
  test('begins and ends to the millisecond', () => {
    const morning = { hours: [hours('09:00', '12:00')] };
    expect(plays(morning, at('2026-11-23T09:00') - 1)).toBe(false);
    expect(plays(morning, at('2026-11-23T09:00'))).toBe(true);
    expect(plays(morning, at('2026-11-23T12:00') - 1)).toBe(true);
    expect(plays(morning, at('2026-11-23T12:00'))).toBe(false);
  });

  test('goes by the weekday in the site’s time zone, not the machine’s', () => {
    // Monday 23 November 2026, half past midnight in Paris, is still Sunday in UTC.
    expect(plays({ days: [1] }, at('2026-11-23T00:30'))).toBe(true);
    expect(plays({ days: [7] }, at('2026-11-23T00:30'))).toBe(false);
  });

  test('past midnight belongs to the day on which it began', () => {
    const fridayNight = { days: [5], hours: [hours('22:00', '02:00')] };
    expect(plays(fridayNight, at('2026-11-27T21:59'))).toBe(false);
    expect(plays(fridayNight, at('2026-11-27T22:00'))).toBe(true);
    expect(plays(fridayNight, at('2026-11-28T01:59'))).toBe(true);
    expect(plays(fridayNight, at('2026-11-28T02:00'))).toBe(false);
    expect(plays(fridayNight, at('2026-11-27T01:00'))).toBe(false);
    const sundayNight = { days: [7], hours: [hours('22:00', '02:00')] };
    expect(plays(sundayNight, at('2026-11-23T01:00'))).toBe(true);
  });

  test('ends with the last day of its dates, and with the night that began on it', () => {
    const advent = { from: '2026-12-01', to: '2026-12-24' };
    expect(plays(advent, at('2026-12-01T00:00') - 1)).toBe(false);
    expect(plays(advent, at('2026-12-01T00:00'))).toBe(true);
    expect(plays(advent, at('2026-12-25T00:00') - 1)).toBe(true);
    expect(plays(advent, at('2026-12-25T00:00'))).toBe(false);
    expect(plays({ ...advent, hours: [hours('20:00', '03:00')] }, at('2026-12-25T02:59'))).toBe(
      true,
    );
  });

  test('until 24:00 lasts to the end of the day', () => {
    expect(plays({ hours: [hours('18:00', '24:00')] }, at('2026-11-24T00:00') - 1)).toBe(true);
    expect(plays({ hours: [hours('18:00', '24:00')] }, at('2026-11-24T00:00'))).toBe(false);
  });

  test('leaves nothing unplayed: when no entry’s time is now, all play', () => {
    const never = { ...plainEntry('a'), when: [{ ...always, to: '2020-01-01' }] };
    const { round, isStopgap } = agendaAt(
      schedule({ playlist: [never] }),
      at('2026-11-23T09:00'),
      zone,
    );
    expect(round).toEqual([never]);
    expect(isStopgap).toBe(true);
  });
});

describe('over the nights on which clocks change in Paris', () => {
  test('in spring, hours inside the missing one begin where the clock goes on', () => {
    // 29 March 2026: 02:00 is followed by 03:00.
    const window = { hours: [hours('02:30', '04:00')] };
    expect(plays(window, at('2026-03-29T03:00') - 1)).toBe(false);
    expect(plays(window, at('2026-03-29T03:00'))).toBe(true);
    expect(plays(window, at('2026-03-29T04:00'))).toBe(false);
  });

  test('in autumn, hours inside the repeated one come twice', () => {
    // 25 October 2026: 03:00 is followed by 02:00.
    const window = { hours: [hours('02:00', '02:30')] };
    const first = at('2026-10-25T02:00');
    const hour = 3_600_000;
    expect(plays(window, first - 1)).toBe(false);
    expect([0, 0.4, 0.5, 0.9, 1, 1.4, 1.5].map((h) => plays(window, first + h * hour))).toEqual([
      ...[true, true, false, false, true, true, false],
    ]);
  });

  test('in spring, an announcement that begins or ends in the missing hour does so where the clock goes on', () => {
    const announced = (from: string, to: string) => {
      const announcements = [
        { deck: 'x', slide: null, from: `2026-03-29T${from}`, to: `2026-03-29T${to}` },
      ];
      return (time: number) => agendaAt(schedule({ announcements }), time, zone).announcement;
    };
    const change = Date.parse('2026-03-29T01:00Z');
    for (const end of ['04:00', '03:15']) {
      const begun = announced('02:30', end);
      expect(begun(change - 1)).toBeNull();
      expect(begun(change)).not.toBeNull();
      expect(begun(at(`2026-03-29T${end}`) - 1)).not.toBeNull();
      expect(begun(at(`2026-03-29T${end}`))).toBeNull();
    }
    const ended = announced('01:30', '02:30');
    expect(ended(change - 1)).not.toBeNull();
    expect(ended(change)).toBeNull();
  });

  test('in autumn, an announcement comes once', () => {
    const announcements = [
      { deck: 'x', slide: null, from: '2026-10-25T02:15', to: '2026-10-25T02:45' },
    ];
    const looked = looks(
      schedule({ announcements }),
      at('2026-10-25T00:00'),
      at('2026-10-25T12:00'),
    );
    expect(looked.filter((time) => /02:(15|45)/.test(time))).toHaveLength(2);
  });

  test('hours over the whole night last as long as the night does', () => {
    const night = schedule({
      hours: {
        week: Array.from({ length: 7 }, () => [hours('20:00', '08:00')]),
        exceptions: [],
        wakeOnTouch: false,
      },
    });
    for (const [day, length] of [
      ['2026-03-28', 11],
      ['2026-10-24', 13],
      ['2026-11-23', 12],
    ] as const) {
      let now = at(`${day}T20:00`);
      const begin = now;
      while (agendaAt(night, now, zone).isOpen) now = agendaAt(night, now, zone).until;
      expect((now - begin) / 3_600_000).toBe(length);
    }
  });
});

describe('an agenda', () => {
  test('holds until something may change, and is looked at again at midnight at the latest', () => {
    const plan = schedule({
      playlist: [{ ...plainEntry('a'), when: [{ ...always, hours: [hours('09:00', '17:30')] }] }],
      announcements: [{ deck: 'x', slide: null, from: '2026-11-23T10:15', to: '2026-11-23T11:00' }],
    });
    expect(looks(plan, at('2026-11-23T08:00'), at('2026-11-24T00:01'))).toEqual(
      ['23T08:00', '23T09:00', '23T10:15', '23T11:00', '23T17:30', '24T00:00'].map(
        (time) => `2026-11-${time}:00`,
      ),
    );
  });

  test('never ends before it began, on the days that clocks change neither', () => {
    const plan = schedule({
      playlist: [{ ...plainEntry('a'), when: [{ ...always, hours: [hours('02:30', '03:00')] }] }],
    });
    for (const day of ['2026-03-29', '2026-10-25']) {
      const count = looks(plan, at(`${day}T00:00`), at(`${day}T23:59`)).length;
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThan(10);
    }
  });

  test('of the announcements that are on, takes the one that began last', () => {
    const announcements = [
      { deck: 'long', slide: null, from: '2026-11-23T08:00', to: '2026-11-23T18:00' },
      { deck: 'short', slide: 2, from: '2026-11-23T10:00', to: '2026-11-23T11:00' },
    ];
    const deckAt = (time: string) =>
      agendaAt(schedule({ announcements }), at(time), zone).announcement?.deck ?? null;
    expect([deckAt('2026-11-23T07:59'), deckAt('2026-11-23T08:00')]).toEqual([null, 'long']);
    expect([deckAt('2026-11-23T10:00'), deckAt('2026-11-23T11:00')]).toEqual(['short', 'long']);
    expect(deckAt('2026-11-23T18:00')).toBeNull();
  });

  test('keeps the hours of an exception, the last one that covers the day', () => {
    const week = Array.from({ length: 7 }, () => [hours('08:00', '19:00')]);
    const exceptions = [
      { from: '2026-12-20', to: '2027-01-03', hours: [] },
      { from: '2026-12-22', to: '2026-12-22', hours: [hours('10:00', '12:00')] },
    ];
    const open = (time: string) =>
      agendaAt(schedule({ hours: { week, exceptions, wakeOnTouch: false } }), at(time), zone)
        .isOpen;
    expect(open('2026-12-19T09:00')).toBe(true);
    expect(open('2026-12-21T09:00')).toBe(false);
    expect(open('2026-12-22T09:00')).toBe(false);
    expect(open('2026-12-22T10:00')).toBe(true);
    expect(open('2027-01-04T09:00')).toBe(true);
  });
});
