import { describe, expect, test } from 'vitest';
import { nextPosition } from '../../../src/core/rotation/present.ts';
import { viewOf } from '../../../src/core/rotation/state.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const two = programmeOfSteps({ alpha: [0, 2], beta: [0, 0] });

describe('a presenter who takes the screen over', () => {
  test('begins on the slide and fragment that the loop has on stage, and gives the loop back there', () => {
    const simulation = new Simulation(two);
    simulation.runUntil(1_400);
    expect(simulation.stage).toBe('alpha 2/1 fr');
    simulation.happened({ type: 'presentStarted', talk: null });
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'alpha 2/1 fr']);
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 2/2 fr');
    simulation.happened({ type: 'left' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['loop', 'alpha 2/1 fr']);
  });

  test('takes over from a visitor where they are; the loop comes back where it had stopped', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 2 });
    simulation.happened({ type: 'presentStarted', talk: null });
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'beta 2/0 fr']);
    simulation.happened({ type: 'left' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['loop', 'alpha 1/0 fr']);
  });

  test('ends the visitor’s menu and warning', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.runUntil(60_000);
    expect(viewOf(simulation.state)).toBe('warning');
    simulation.happened({ type: 'presentStarted', talk: null });
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['present', 'stage']);
    simulation.runUntil(600_000);
    expect(simulation.state.mode).toBe('present');
  });

  test('is silent from the end of a film on, however long it is', () => {
    const simulation = new Simulation(
      { ...two, presenterSilence: 1_000 },
      { mode: 'present', deck: null },
    );
    simulation.happened({ type: 'videoStarted', duration: 1_500_000 });
    simulation.runUntil(1_500_999);
    expect(simulation.state.mode).toBe('present');
    simulation.runUntil(1_501_000);
    expect(simulation.state.mode).toBe('loop');
  });

  test('is no less of one for saying so twice: their silence counts anew', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'presentStarted', talk: null });
    simulation.runUntil(1_000_000);
    simulation.happened({ type: 'presentStarted', talk: null });
    simulation.runUntil(2_199_999);
    expect(simulation.state.mode).toBe('present');
    simulation.runUntil(2_200_000);
    expect(simulation.state.mode).toBe('loop');
  });
});

describe('a talk', () => {
  const three = programmeOfSteps({ alpha: [0], beta: [0, 1], gamma: [0, 0] });
  const talk = ['gamma', 'unknown', 'beta'];
  const presenting = (start = talk) => {
    const simulation = new Simulation(three);
    simulation.happened({ type: 'presentStarted', talk: start });
    return simulation;
  };
  const next = (simulation: Simulation, times = 1) => {
    for (let each = 0; each < times; each += 1)
      simulation.happened({ type: 'moved', to: 'next', clicker: true });
    return simulation.stage;
  };

  test('begins at its first project and goes on from each to the next that can be played', () => {
    const simulation = presenting();
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'gamma 1/0 fr']);
    expect([next(simulation), next(simulation)]).toEqual(['gamma 2/0 fr', 'beta 1/0 fr']);
  });

  test('stays on its last fragment, and goes back across projects, each slide whole', () => {
    const simulation = presenting();
    expect(next(simulation, 9)).toBe('beta 2/1 fr');
    for (const expected of ['beta 2/0 fr', 'beta 1/0 fr', 'gamma 2/0 fr', 'gamma 1/0 fr']) {
      simulation.happened({ type: 'moved', to: 'previous', clicker: true });
      expect(simulation.stage).toBe(expected);
    }
  });

  test('knows what the next move will show', () => {
    const simulation = presenting();
    for (let each = 0; each < 4; each += 1) {
      const coming = nextPosition(simulation.state);
      next(simulation);
      expect(simulation.state.position).toEqual(coming);
    }
    expect(nextPosition(simulation.state)).toBeNull();
  });

  test('of nothing that can be played begins on the slide on stage', () => {
    expect(presenting(['unknown']).stage).toBe('alpha 1/0 fr');
  });

  test('gives the loop back where it had stopped, and is forgotten', () => {
    const simulation = presenting();
    next(simulation, 2);
    simulation.happened({ type: 'left' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['loop', 'alpha 1/0 fr']);
    simulation.happened({ type: 'presentStarted', talk: null });
    simulation.happened({ type: 'deckChosen', deck: 'gamma', slide: 2 });
    expect(next(simulation)).toBe('gamma 2/0 fr');
  });

  test('gives way to another one; the loop comes back where it had stopped before both', () => {
    const simulation = presenting();
    simulation.happened({ type: 'presentStarted', talk: ['beta'] });
    expect(simulation.stage).toBe('beta 1/0 fr');
    simulation.happened({ type: 'left' });
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('takes in changed content from one project to the next', () => {
    const simulation = presenting();
    const programme = programmeOfSteps({ gamma: [0, 0], beta: [0] }, { revision: 'second' });
    simulation.happened({ type: 'programmeChanged', programme });
    next(simulation);
    expect(simulation.state.programme.revision).toBe('first');
    next(simulation);
    expect(simulation.state.programme.revision).toBe('second');
  });

  test('leaves a project that fails on stage for its next one', () => {
    const simulation = new Simulation(three, undefined, ['gamma']);
    simulation.happened({ type: 'presentStarted', talk });
    simulation.runUntil(simulation.now + 1_000);
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'beta 1/0 fr']);
  });
});

describe('a presenter', () => {
  test('goes to any slide of any project, and nowhere for one that is not there', () => {
    const simulation = new Simulation(two, { mode: 'present', deck: null });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 2 });
    expect(simulation.stage).toBe('alpha 2/0 fr');
    simulation.happened({ type: 'deckChosen', deck: 'unknown', slide: 1 });
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'alpha 2/0 fr']);
  });

  test('who goes nowhere brings no new content in under the slide on stage', () => {
    const simulation = new Simulation(two, { mode: 'present', deck: null });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 2 });
    simulation.happened({
      type: 'programmeChanged',
      programme: { ...programmeOfSteps({ alpha: [0] }), revision: 'second' },
    });
    simulation.happened({ type: 'deckChosen', deck: 'unknown', slide: 1 });
    expect(simulation.state.programme.revision).toBe('first');
  });

  test('goes black, with everything still underneath; the first move only comes back', () => {
    const simulation = new Simulation(two, { mode: 'present', deck: null });
    simulation.happened({ type: 'blackToggled' });
    expect([simulation.state.isBlack, simulation.shown.at(-1)?.isStill]).toEqual([true, true]);
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect([simulation.state.isBlack, simulation.stage]).toEqual([false, 'alpha 1/0 fr']);
    expect(simulation.shown.at(-1)?.isStill).toBe(false);
    simulation.happened({ type: 'blackToggled' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 1 });
    expect([simulation.state.isBlack, simulation.stage]).toEqual([false, 'beta 1/0 fr']);
  });

  test('leaves no black to the loop; the loop has none of its own', () => {
    const simulation = new Simulation(two, { mode: 'present', deck: null });
    simulation.happened({ type: 'blackToggled' });
    simulation.happened({ type: 'left' });
    expect(simulation.state.isBlack).toBe(false);
    simulation.happened({ type: 'blackToggled' });
    expect(simulation.state.isBlack).toBe(false);
  });
});
