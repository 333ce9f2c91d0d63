import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../src/core/rotation/state.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

const two = programmeOfSteps({ alpha: [0, 0], beta: [0] });

describe('a visitor', () => {
  test('the menu opens over the slide that was on stage, which stands still with all its fragments', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [0, 2], beta: [0] }));
    simulation.runUntil(1_100);
    simulation.happened({ type: 'touched' });
    expect(simulation.stage).toBe('alpha 2/2 fr');
    expect(simulation.shown.at(-1)?.isStill).toBe(true);
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['explore', 'menu']);
  });

  test('any move but a clicker’s opens explore and moves nothing', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['explore', 'menu']);
    expect(simulation.stage).toBe('alpha 1/0 fr');
    simulation.happened({ type: 'moved', to: 'next', clicker: true });
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('the visitor moves within the deck and stops at its ends', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [0, 2], beta: [0] }));
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    simulation.happened({ type: 'moved', to: 'previous', clicker: false });
    expect(simulation.stage).toBe('alpha 1/0 fr');
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    expect(simulation.stage).toBe('alpha 2/2 fr');
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    expect(simulation.stage).toBe('alpha 2/2 fr');
    simulation.happened({ type: 'moved', to: 'first', clicker: false });
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('nothing moves by itself until the warning, and a touch a millisecond before puts it off', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    simulation.runUntil(59_999);
    expect(viewOf(simulation.state)).toBe('stage');
    simulation.happened({ type: 'touched' });
    simulation.runUntil(119_998);
    expect(viewOf(simulation.state)).toBe('stage');
    simulation.runUntil(119_999);
    expect(viewOf(simulation.state)).toBe('warning');
  });

  test('“Continue” in the last millisecond keeps the visitor where they were', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    simulation.runUntil(79_999);
    simulation.happened({ type: 'touched' });
    simulation.runUntil(80_000);
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['explore', 'stage']);
    expect(simulation.stage).toBe('alpha 2/0 fr');
  });

  test('when the countdown ends the loop resumes where it had stopped, in its own language', () => {
    const timings = [0, 0].map((steps) => ({ duration: 1_000, steps }));
    const programme = programmeOfSteps({});
    const decks = [{ id: 'alpha', versions: { fr: timings, en: timings } }];
    const simulation = new Simulation({ ...programme, decks });
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    simulation.happened({ type: 'localeChosen', locale: 'en' });
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    expect(simulation.stage).toBe('alpha 2/0 en');
    simulation.runUntil(79_999);
    expect(simulation.state.mode).toBe('explore');
    simulation.runUntil(80_000);
    expect(simulation.state.mode).toBe('loop');
    expect(simulation.stage).toBe('alpha 1/0 fr');
    simulation.runUntil(81_000);
    expect(simulation.stage).toBe('alpha 2/0 fr');
  });

  test('speed divides the idle time and the countdown', () => {
    const simulation = new Simulation({ ...two, speed: 20 });
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    simulation.runUntil(3_999);
    expect(simulation.state.mode).toBe('explore');
    simulation.runUntil(4_000);
    expect(simulation.state.mode).toBe('loop');
  });

  test('a playing video counts as activity for its own length, ten minutes at most', () => {
    const short = new Simulation(two);
    short.happened({ type: 'touched' });
    short.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    short.happened({ type: 'videoStarted', duration: 30_000 });
    short.runUntil(89_999);
    expect(viewOf(short.state)).toBe('stage');
    short.runUntil(90_000);
    expect(viewOf(short.state)).toBe('warning');

    const left = new Simulation(two);
    left.happened({ type: 'touched' });
    left.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    left.happened({ type: 'videoStarted', duration: 300_000 });
    left.happened({ type: 'moved', to: 'next', clicker: false });
    left.runUntil(60_000);
    expect(viewOf(left.state)).toBe('warning');

    const endless = new Simulation(two);
    endless.happened({ type: 'touched' });
    endless.happened({ type: 'deckChosen', deck: 'alpha', slide: 1 });
    endless.happened({ type: 'videoStarted', duration: 36_000_000 });
    endless.runUntil(660_000);
    expect(viewOf(endless.state)).toBe('warning');
  });

  test('a chosen deck opens at its first slide or at the one asked for, and moves again', () => {
    const simulation = new Simulation(programmeOfSteps({ alpha: [0], beta: [0, 0, 2] }));
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 1 });
    expect(simulation.stage).toBe('beta 1/0 fr');
    expect(simulation.shown.at(-1)?.isStill).toBe(false);
    expect(viewOf(simulation.state)).toBe('stage');
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 3 });
    expect(simulation.stage).toBe('beta 3/2 fr');
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 99 });
    expect(simulation.stage).toBe('beta 3/2 fr');
  });

  test('a deck that is not there any more leaves the menu open', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'gone', slide: 1 });
    expect(viewOf(simulation.state)).toBe('menu');
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });

  test('the menu is one wish away, and keeps the deck underneath', () => {
    const simulation = new Simulation(two, { mode: 'explore', deck: 'beta' });
    expect(viewOf(simulation.state)).toBe('stage');
    simulation.happened({ type: 'menuOpened' });
    expect([simulation.stage, viewOf(simulation.state)]).toEqual(['beta 1/0 fr', 'menu']);
  });

  test('there is no menu outside explore, and no deck to choose', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'menuOpened' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 1 });
    expect([simulation.stage, simulation.state.mode]).toEqual(['alpha 1/0 fr', 'loop']);
    expect(viewOf(simulation.state)).toBe('stage');
  });

  test('explore without a deck begins at the menu', () => {
    const { state } = new Simulation(two, { mode: 'explore', deck: null });
    expect([state.mode, viewOf(state)]).toEqual(['explore', 'menu']);
  });

  test('the warning comes over the menu too, and goes away to it', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    simulation.runUntil(59_999);
    expect(viewOf(simulation.state)).toBe('menu');
    simulation.runUntil(60_000);
    expect(viewOf(simulation.state)).toBe('warning');
    simulation.happened({ type: 'moved', to: 'next', clicker: false });
    expect(viewOf(simulation.state)).toBe('menu');
  });

  test('a film that stood still under the menu does not keep the visitor', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'videoStarted', duration: 300_000 });
    simulation.happened({ type: 'touched' });
    simulation.runUntil(60_000);
    expect(viewOf(simulation.state)).toBe('warning');
  });

  test('changed content enters with the deck that is chosen next', () => {
    const simulation = new Simulation(two);
    simulation.happened({ type: 'touched' });
    const changed = programmeOfSteps({ alpha: [0], beta: [0, 0] }, { revision: 'second' });
    simulation.happened({ type: 'programmeChanged', programme: changed });
    expect(simulation.shown.at(-1)?.revision).toBe('first');
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 2 });
    expect(simulation.shown.at(-1)?.revision).toBe('second');
    expect(simulation.stage).toBe('beta 2/0 fr');
  });

  test('whose deck fails finds the others', () => {
    const simulation = new Simulation(two, undefined, ['beta']);
    simulation.happened({ type: 'touched' });
    simulation.happened({ type: 'deckChosen', deck: 'beta', slide: 1 });
    simulation.runUntil(1_000);
    expect([simulation.state.mode, viewOf(simulation.state)]).toEqual(['explore', 'menu']);
    expect(simulation.stage).toBe('alpha 1/0 fr');
  });
});
