import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../src/core/rotation/state.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const two = programmeOfSteps({ alpha: [0, 2], beta: [0, 0] });

describe('a presenter who takes the screen over', () => {
  test('begins on the slide and fragment that the loop has on stage, and gives the loop back there', () => {
    const simulation = new Simulation(two);
    simulation.runUntil(1_400);
    expect(simulation.stage).toBe('alpha 2/1 fr');
    simulation.happened({ type: 'presentStarted' });
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
    simulation.happened({ type: 'presentStarted' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['present', 'beta 2/0 fr']);
    simulation.happened({ type: 'left' });
    expect([simulation.state.mode, simulation.stage]).toEqual(['loop', 'alpha 1/0 fr']);
  });

  test('ends the visitor’s menu and warning', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.runUntil(60_000);
    expect(viewOf(simulation.state)).toBe('warning');
    simulation.happened({ type: 'presentStarted' });
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['present', 'stage']);
    simulation.runUntil(600_000);
    expect(simulation.state.mode).toBe('present');
  });

  test('is no less of one for saying so twice: their silence counts anew', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'presentStarted' });
    simulation.runUntil(1_000_000);
    simulation.happened({ type: 'presentStarted' });
    simulation.runUntil(2_199_999);
    expect(simulation.state.mode).toBe('present');
    simulation.runUntil(2_200_000);
    expect(simulation.state.mode).toBe('loop');
  });
});
