import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../src/core/rotation/state.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const two = { ...programmeOfSteps({ alpha: [0, 0], beta: [0, 2] }), loopLocales: ['fr', 'en'] };
const interrupted = { isMenuOpen: false, deck: 'beta', slide: 2, locale: 'fr' } as const;

function resume(changes: object, programme = two): Simulation {
  const place = { mode: 'loop', ...interrupted, ...changes } as const;
  return new Simulation(programme, { mode: 'loop', deck: null, resume: place });
}

describe('a screen that was interrupted', () => {
  test('goes on with the same slide, and then with what comes after it', () => {
    const simulation = resume({ deck: 'alpha', slide: 2 });
    expect(simulation.stage).toBe('alpha 2/0 fr');
    simulation.runUntil(1_100);
    expect(simulation.stage).toBe('beta 1/0 fr');
  });

  test('goes on in the language of its round', () => {
    const simulation = resume({ locale: 'en' });
    expect([simulation.state.round, simulation.state.locale]).toEqual([1, 'en']);
  });

  test('leaves a visitor in front of the slide they were reading, with all of it', () => {
    const simulation = resume({ mode: 'explore', locale: 'en' });
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['explore', 'stage']);
    expect(simulation.state.position).toEqual({ deck: 'beta', slide: 2, step: 2 });
    expect(simulation.state.locale).toBe('en');
    simulation.happened({ type: 'left' });
    expect(simulation.state.position).toMatchObject({ deck: 'beta', slide: 2 });
    expect(simulation.state.mode).toBe('loop');
  });

  test('opens the menu again where it was open', () => {
    const simulation = resume({ mode: 'explore', isMenuOpen: true });
    expect(viewOf(simulation.state)).toBe('menu');
    expect(simulation.shown.at(-1)?.isStill).toBe(true);
  });

  test('leaves the presenter where they were', () => {
    const simulation = resume({ mode: 'present' });
    expect(simulation.state.mode).toBe('present');
    expect(simulation.state.position).toEqual({ deck: 'beta', slide: 2, step: 0 });
  });

  test('goes on with the talk’s next project where the one on stage is gone, its first after the last', () => {
    const without = { ...programmeOfSteps({ alpha: [0], gamma: [0] }), loopLocales: ['fr'] };
    const present = (decks: readonly string[]) =>
      resume({ mode: 'present', presenting: { step: 1, isBlack: true, talk: { decks } } }, without);
    expect(present(['alpha', 'beta', 'gamma']).stage).toBe('gamma 1/0 fr');
    expect(present(['gamma', 'beta']).stage).toBe('gamma 1/0 fr');
    expect(present(['beta']).stage).toBe('alpha 1/0 fr');
    expect(present(['beta', 'gamma']).state).toMatchObject({
      ...{ mode: 'present', isBlack: true, talk: ['beta', 'gamma'] },
    });
  });

  test('leaves a talk at its fragment, black as it was, and goes on to its next project', () => {
    const talk = { decks: ['beta', 'alpha'] };
    const presenting = { step: 1, isBlack: true, talk };
    const simulation = resume({ mode: 'present', presenting });
    expect(simulation.state).toMatchObject({ isBlack: true, talk: talk.decks });
    expect(simulation.stage).toBe('beta 2/1 fr');
    for (let move = 0; move < 3; move += 1)
      simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 1/0 fr');
    expect(resume({ mode: 'loop', presenting }).state).toMatchObject({
      isBlack: false,
      talk: null,
    });
  });

  test('begins at the beginning where its deck is gone, and takes the last slide of a deck that has become shorter', () => {
    expect(resume({ deck: 'gone' }).stage).toBe('alpha 1/0 fr');
    expect(resume({ slide: 9 }).state.position).toMatchObject({ deck: 'beta', slide: 2 });
  });
});
