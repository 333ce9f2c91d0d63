import { describe, expect, test } from 'vitest';
import { programmeOfSteps, Simulation } from './simulation.ts';

const two = programmeOfSteps({ alpha: [0, 0], beta: [0] });
const stages = (simulation: Simulation): string[] =>
  simulation.shown.map(({ position }) => `${position.deck} ${position.slide}/${position.step}`);

describe('in the loop', () => {
  test('a slide stays for its duration, not a millisecond less', () => {
    const simulation = new Simulation(two);
    simulation.runUntil(999);
    expect(simulation.stage).toBe('alpha 1/0 fr');
    simulation.runUntil(1_000);
    expect(simulation.stage).toBe('alpha 2/0 fr');
  });

  test('decks follow one another in playlist order and wrap for ever', () => {
    const simulation = new Simulation(two);
    simulation.runUntil(6_500);
    expect(stages(simulation)).toEqual([
      ...['alpha 1/0', 'alpha 2/0', 'beta 1/0'],
      ...['alpha 1/0', 'alpha 2/0', 'beta 1/0'],
      'alpha 1/0',
    ]);
  });

  test('fragments share the time of their slide evenly', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [3], beta: [0] }));
    simulation.runUntil(250);
    expect(simulation.stage).toBe('alpha 1/1 fr');
    simulation.runUntil(749);
    expect(simulation.stage).toBe('alpha 1/2 fr');
    simulation.runUntil(1_000);
    expect(simulation.stage).toBe('beta 1/0 fr');
  });

  test('speed divides the time on a slide', () => {
    const simulation = new Simulation({ ...two, speed: 20 });
    simulation.runUntil(49);
    expect(simulation.stage).toBe('alpha 1/0 fr');
    simulation.runUntil(50);
    expect(simulation.stage).toBe('alpha 2/0 fr');
  });

  test('a transition never takes more than a quarter of the dwell', () => {
    expect(new Simulation(two).shown[0]?.transition).toBe(250);
    expect(new Simulation({ ...two, speed: 20 }).shown[0]?.transition).toBe(12.5);
    expect(new Simulation({ ...two, speed: 0.1 }).shown[0]?.transition).toBe(600);
  });

  test('the languages of the loop alternate whole rounds; a deck without one is shown in its own', () => {
    const timings = [{ duration: 1_000, steps: 0 }];
    const programme = programmeOfSteps({}, { loopLocales: ['fr', 'en'] });
    const simulation = new Simulation({
      ...programme,
      decks: [
        { id: 'alpha', versions: { fr: timings, en: timings } },
        { id: 'beta', versions: { fr: timings } },
      ],
    });
    simulation.runUntil(4_000);
    expect(simulation.shown.map((show) => `${show.position.deck} ${show.locale}`)).toEqual([
      ...['alpha fr', 'beta fr', 'alpha en', 'beta fr', 'alpha fr'],
    ]);
  });

  test('a clicker moves the slides in both directions and stays in the loop', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 2/0 fr');
    simulation.happened({ type: 'moved', to: 'previous', clicker: true });
    simulation.happened({ type: 'moved', to: 'previous', clicker: true });
    expect(simulation.stage).toBe('beta 1/0 fr');
    expect(simulation.state.mode).toBe('loop');
    simulation.runUntil(1_000);
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('time that was slept through is not replayed', () => {
    const simulation = new Simulation(two);
    simulation.now = 3_600_000;
    simulation.happened({ type: 'woken' });
    expect(stages(simulation)).toEqual(['alpha 1/0', 'alpha 2/0']);
  });
});

describe('while someone presents', () => {
  const start = { mode: 'present', deck: 'alpha' } as const;

  test('the deck moves by fragments, and back to whole slides', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [1, 0] }), start);
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 1/1 fr');
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 2/0 fr');
    simulation.happened({ type: 'moved', to: 'previous', clicker: true });
    expect(simulation.stage).toBe('alpha 1/1 fr');
  });

  test('the loop takes over after the presenter’s silence, which speed does not shorten', () => {
    const simulation = new Simulation({ ...two, speed: 20 }, start);
    simulation.runUntil(1_199_999);
    expect(simulation.state.mode).toBe('present');
    simulation.runUntil(1_200_000);
    expect(simulation.state.mode).toBe('loop');
  });
});

describe('when content changes', () => {
  test('it enters at the next deck boundary, after the deck that was on stage', () => {
    const simulation = new Simulation(two);
    const changed = programmeOfSteps({ alpha: [0], beta: [0], gamma: [0] }, { revision: 'second' });
    simulation.happened({ type: 'programmeChanged', programme: changed });
    simulation.runUntil(1_000);
    expect(simulation.shown.at(-1)?.revision).toBe('first');
    simulation.runUntil(2_000);
    expect(simulation.shown.at(-1)?.revision).toBe('second');
    expect(simulation.stage).toBe('beta 1/0 fr');
  });

  test('a deck removed while on stage plays on, and gives way to the one that followed it', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [0], beta: [0, 0], gamma: [0] }));
    simulation.runUntil(1_000);
    const changed = programmeOfSteps({ alpha: [0], gamma: [0] }, { revision: 'second' });
    simulation.happened({ type: 'programmeChanged', programme: changed });
    simulation.runUntil(2_000);
    expect(simulation.stage).toBe('beta 2/0 fr');
    simulation.runUntil(3_000);
    expect(simulation.stage).toBe('gamma 1/0 fr');
  });

  test('it enters when the visitor leaves, even if the deck has become shorter', () => {
    const simulation = new Simulation(two);
    simulation.runUntil(1_000);
    simulation.happened({ type: 'touched' });
    const changed = programmeOfSteps({ alpha: [0], beta: [0] }, { revision: 'second' });
    simulation.happened({ type: 'programmeChanged', programme: changed });
    simulation.happened({ type: 'left' });
    expect(simulation.stage).toBe('alpha 1/0 fr');
    expect(simulation.shown.at(-1)?.revision).toBe('second');
  });
});

describe('when a deck fails on stage', () => {
  test('the show goes on after a second; at its third failure the deck is set aside', () => {
    const simulation = new Simulation(two, undefined, ['beta']);
    simulation.runUntil(60_000);
    expect(stages(simulation).filter((stage) => stage.startsWith('beta'))).toHaveLength(3);
    expect(simulation.setAside).toEqual(['beta']);
    expect(simulation.stage).toMatch(/^alpha/);
  });

  test('a stage that fails with every deck is tried once a second, for ever', () => {
    const simulation = new Simulation(two, undefined, ['alpha', 'beta']);
    simulation.runUntil(60_000);
    expect(simulation.shown).toHaveLength(61);
    expect(simulation.setAside).toEqual(['alpha', 'beta']);
  });
});
