import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Site } from '../../../src/core/library/library.ts';
import { parseSite } from '../../../src/core/library/site.ts';
import { deadlineOf, timingAt } from '../../../src/core/rotation/state.ts';
import { formatWallTime } from '../../../src/core/schedule/wall-clock.ts';
import { epoch, minute, start, zone } from './scheduled.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const day = [{ from: 0, to: 1440 }];
const closed = { week: Array.from({ length: 7 }, () => []), exceptions: [], wakeOnTouch: true };
const decks = { alpha: [0, 0, 0], beta: [0, 0] };
const bilingual = (): ReturnType<typeof programmeOfSteps> => {
  const programme = programmeOfSteps(decks, { schedule: { timeZone: zone } });
  return {
    ...programme,
    decks: programme.decks.map(({ id, versions }) => ({
      id,
      versions: { fr: versions['fr'] ?? [], en: (versions['fr'] ?? []).slice(0, 2) },
    })),
  };
};
const plain = parseSite(null, { locales: ['en'], deckIds: [] }).site;
const site = (changes: Partial<Site> = {}): Site => ({ ...plain, timeZone: zone, ...changes });
const screen = (mode: 'loop' | 'explore' | 'present' = 'loop') =>
  new Simulation(bilingual(), { ...start, mode }, [], epoch);
const change = (simulation: Simulation, changes: Partial<Site>, locale: string | null = null) =>
  simulation.happened({ type: 'siteChanged', site: site(changes), locale });

describe('settings that change while a screen plays', () => {
  test('leave what is on stage where it is, for the time that it has', () => {
    const simulation = screen();
    simulation.runUntil(1_500);
    const { shown, wakeAt } = simulation;
    const count = shown.length;
    change(simulation, { idle: 20_000 });
    expect([simulation.stage, shown.length, simulation.wakeAt]).toEqual([
      'alpha 2/0 fr',
      count,
      wakeAt,
    ]);
  });

  test('shorten the wait for a visitor who is already there', () => {
    const simulation = screen('explore');
    simulation.runUntil(5_000);
    change(simulation, { idle: 20_000 });
    expect(simulation.wakeAt).toBe(20_000);
    change(simulation, { idle: 3_600_000 });
    expect(simulation.wakeAt).toBe(3_600_000);
  });

  test('let a presenter be silent for longer', () => {
    const simulation = screen('present');
    change(simulation, { presenterSilence: 2 * 3_600_000 });
    simulation.runUntil(3_600_000);
    expect(simulation.state.mode).toBe('present');
  });

  test('turn the slide on stage into the loop’s other language, or the last one that has', () => {
    const simulation = screen();
    simulation.runUntil(2_500);
    expect(simulation.stage).toBe('alpha 3/0 fr');
    change(simulation, { loopLanguages: ['en'] });
    expect(simulation.stage).toBe('alpha 2/0 en');
  });

  test('leave a visitor their language, and bring the loop back in its new one', () => {
    const simulation = screen();
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 1 });
    change(simulation, { loopLanguages: ['en'] });
    expect(simulation.stage).toBe('beta 1/0 fr');
    simulation.happened({ type: 'left' });
    expect(simulation.stage).toBe('alpha 1/0 en');
  });

  test('do not change the language that the command line has fixed', () => {
    const simulation = screen();
    change(simulation, { loopLanguages: ['en'] }, 'fr');
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('close the screen and open it again at once', () => {
    const simulation = screen();
    change(simulation, { hours: closed });
    expect(simulation.state.mode).toBe('blank');
    change(simulation, { hours: null });
    expect(simulation.state.mode).toBe('loop');
  });

  test('begin and end an announcement at once, and the loop goes on where it was', () => {
    const simulation = screen();
    simulation.runUntil(1_500);
    const at = (after: number) => formatWallTime(epoch + after, zone).slice(0, 16);
    const announcement = { deck: 'beta', slide: 2, from: at(-minute), to: at(60 * minute) };
    change(simulation, { announcements: [announcement] });
    expect(simulation.stage).toBe('beta 2/0 fr');
    change(simulation, {});
    expect(simulation.stage).toBe('alpha 2/0 fr');
  });

  test('hold for content that waits, too', () => {
    const simulation = screen();
    const programme = { ...bilingual(), revision: 'second' };
    simulation.happened({ type: 'programmeChanged', programme });
    change(simulation, { idle: 20_000 });
    simulation.runUntil(3_500);
    expect(simulation.state.programme).toMatchObject({ revision: 'second', idle: 20_000 });
  });
});

const sites = fc
  .record({
    idle: fc.integer({ min: 10_000, max: 3_600_000 }),
    loopLanguages: fc.constantFrom<string[]>(['fr'], ['en'], ['fr', 'en'], ['xx']),
    hours: fc.constantFrom<Site['hours']>(null, closed, {
      ...closed,
      week: Array.from({ length: 7 }, () => day),
    }),
    announcements: fc.constantFrom<Site['announcements']>(
      [],
      [{ deck: 'beta', slide: 9, from: '2026-11-23T08:00', to: '2026-11-23T09:10' }],
      [{ deck: 'unknown', slide: null, from: '2026-11-23T08:00', to: '2027-11-23T09:10' }],
    ),
  })
  .map((changes) => site(changes));
const steps = fc.array(
  fc.oneof(
    fc.record({ site: sites, locale: fc.constantFrom(null, 'en') }),
    fc.constantFrom('touched', 'left', 'menuOpened').map((type) => ({ type })),
    fc.record({ passes: fc.nat(90_000) }),
  ),
  { maxLength: 40 },
);

test('whatever settings become, one existing slide is on stage, and the one timer is right', () => {
  fc.assert(
    fc.property(steps, (happened) => {
      const simulation = screen();
      for (const step of happened) {
        const before = simulation.state;
        if ('passes' in step) simulation.runUntil(simulation.now + step.passes);
        else if ('site' in step) simulation.happened({ type: 'siteChanged', ...step });
        else simulation.happened(step as Parameters<Simulation['happened']>[0]);
        const { state } = simulation;
        expect(timingAt(state.programme, state.position, state.locale)).toBeDefined();
        expect(simulation.shown.at(-1)?.position).toEqual(state.position);
        expect(simulation.wakeAt).toBe(deadlineOf(state));
        // Whoever is there is not interrupted.
        if ('site' in step && before.mode === 'explore')
          expect([state.mode, state.position]).toEqual(['explore', before.position]);
      }
    }),
  );
});
