import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineOf, timingAt, viewOf } from '../../../src/core/rotation/state.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const ids = ['alpha', 'beta', 'gamma', 'delta'];
const slides = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 });
const programmes = fc
  .tuple(
    fc.subarray(ids, { minLength: 1 }),
    fc.array(slides, { minLength: 4, maxLength: 4 }),
    fc.nat(),
  )
  .map(([decks, lengths, revision]) =>
    programmeOfSteps(Object.fromEntries(decks.map((id, index) => [id, lengths[index] ?? [0]])), {
      revision: String(revision),
    }),
  );

const to = fc.constantFrom('next', 'previous', 'first', 'last');
const happenings = fc.oneof(
  fc.record({ type: fc.constant('touched') }),
  fc.record({ type: fc.constant('left') }),
  fc.record({ type: fc.constant('woken') }),
  fc.record({ type: fc.constant('painted') }),
  fc.record({ type: fc.constant('moved'), to, clicker: fc.boolean() }),
  fc.record({ type: fc.constant('localeChosen'), locale: fc.constantFrom('fr', 'en', 'xx') }),
  fc.record({ type: fc.constant('videoStarted'), duration: fc.nat(900_000) }),
  fc.constant({ type: 'menuOpened' }),
  fc.constant({ type: 'blackToggled' }),
  fc.record({
    type: fc.constant('presentStarted'),
    talk: fc.option(fc.subarray([...ids, 'unknown'])),
  }),
  fc.record({
    type: fc.constant('deckChosen'),
    deck: fc.constantFrom(...ids, 'unknown'),
    slide: fc.integer({ min: -1, max: 9 }),
  }),
  fc.record({ type: fc.constant('failed'), deck: fc.constantFrom(...ids, 'unknown') }),
  fc.record({ type: fc.constant('programmeChanged'), programme: programmes }),
);
const steps = fc.array(
  fc.oneof(happenings, fc.record({ type: fc.constant('time'), passes: fc.nat(90_000) })),
  { maxLength: 60 },
);
type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function act(simulation: Simulation, step: Step): void {
  if (step.type === 'time') simulation.runUntil(simulation.now + step.passes);
  else simulation.happened(step as Parameters<Simulation['happened']>[0]);
}

test('whatever happens, one existing slide is on stage and at most one timer is kept', () => {
  fc.assert(
    fc.property(programmes, steps, (programme, happened) => {
      const simulation = new Simulation(programme);
      for (const step of happened) {
        act(simulation, step);
        const { state } = simulation;
        const timing = timingAt(state.programme, state.position, state.locale);
        expect(timing).toBeDefined();
        expect(state.position.step).toBeLessThanOrEqual(timing?.steps ?? -1);
        expect(simulation.shown.at(-1)?.position).toEqual(state.position);
        expect(simulation.wakeAt).toBe(deadlineOf(state));
        if (viewOf(state) !== 'stage') expect(state.mode).toBe('explore');
      }
    }),
  );
});

test('whatever happens, nothing but an end or silence takes the screen from a presenter; black and talks are theirs alone', () => {
  fc.assert(
    fc.property(programmes, steps, (programme, happened) => {
      const simulation = new Simulation(programme);
      for (const step of happened) {
        const { mode, activeAt } = simulation.state;
        act(simulation, step);
        const { state } = simulation;
        const isSilent = simulation.now - activeAt >= 1_200_000;
        if (mode === 'present' && step.type !== 'left' && !isSilent)
          expect(state.mode).toBe('present');
        if (state.mode !== 'present') expect([state.talk, state.isBlack]).toEqual([null, false]);
      }
    }),
  );
});

test('whatever happened, a screen left alone comes back to the loop', () => {
  fc.assert(
    fc.property(programmes, steps, (programme, happened) => {
      const simulation = new Simulation(programme);
      for (const step of happened) act(simulation, step);
      simulation.runUntil(simulation.now + 1_200_000 + 900_000);
      expect(simulation.state.mode).toBe('loop');
    }),
  );
});

test('whatever happened, no deck starves: every deck that may play comes within one round', () => {
  fc.assert(
    fc.property(programmes, steps, (programme, happened) => {
      const simulation = new Simulation(programme);
      for (const step of happened.filter((each) => each.type !== 'failed')) act(simulation, step);
      simulation.runUntil(simulation.now + 1_200_000 + 900_000);
      const before = simulation.shown.length;
      simulation.runUntil(simulation.now + 2 * 4 * 4 * 1_000);
      const seen = new Set(simulation.shown.slice(before).map((show) => show.position.deck));
      expect([...seen].sort()).toEqual(simulation.state.programme.decks.map(({ id }) => id).sort());
    }),
  );
});
