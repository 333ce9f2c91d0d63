import { describe, expect, test } from 'vitest';
import { decksOf, entry, epoch, play, single, start, zone } from './scheduled.ts';
import { programmeOfSteps, Simulation } from './simulation.ts';

describe('the loop', () => {
  test('plays a deck with weight 2 twice as often', () => {
    const simulation = play(single, {
      playlist: [entry('a', { weight: 2 }), entry('b'), entry('c')],
    });
    simulation.runUntil(11_500);
    expect(decksOf(simulation)).toBe('abacabacabac');
  });

  test('leaves out decks that the playlist does not name', () => {
    const simulation = play(single, { playlist: [entry('c'), entry('a')] });
    simulation.runUntil(5_500);
    expect(decksOf(simulation)).toBe('cacaca');
  });

  test('shuffled, plays every deck once a round and none twice in a row', () => {
    const decks = { a: [0], b: [0], c: [0], d: [0], e: [0] };
    const simulation = play(decks, { shuffle: true });
    simulation.runUntil(49_500);
    const played = decksOf(simulation);
    expect(played).not.toContain('abcdeabcde');
    for (let round = 0; round < 50; round += 5) {
      expect([...played.slice(round, round + 5)].sort().join('')).toBe('abcde');
    }
    expect(played).not.toMatch(/(.)\1/);
  });

  test('shuffled with weights, repeats no deck over the end of a round either', () => {
    const simulation = play(single, {
      playlist: [entry('a', { weight: 2 }), entry('b'), entry('c')],
      shuffle: true,
    });
    simulation.runUntil(240_500);
    expect(decksOf(simulation)).not.toMatch(/(.)\1/);
  });

  test('of an entry with a slide plays that slide alone', () => {
    const simulation = play(
      { a: [0, 0, 0], b: [0] },
      { playlist: [entry('a', { slide: 2 }), entry('b')] },
    );
    simulation.runUntil(2_500);
    expect(simulation.shown.map(({ position }) => `${position.deck}${position.slide}`)).toEqual([
      'a2',
      'b1',
      'a2',
    ]);
  });

  test('begins with the deck it was started with, goes on in order, and even leaves the playlist once', () => {
    const programme = programmeOfSteps(single, {
      schedule: { playlist: [entry('a'), entry('b')] },
    });
    const started = (deck: string) => {
      const simulation = new Simulation(programme, { mode: 'loop', deck }, [], epoch);
      simulation.runUntil(3_500);
      return decksOf(simulation);
    };
    expect(started('b')).toBe('baba');
    expect(started('c')).toBe('caba');
  });

  test('goes back through what it played, over the beginning of a round', () => {
    const simulation = play(single, {
      playlist: [entry('a', { weight: 2 }), entry('b'), entry('c')],
    });
    simulation.runUntil(4_500);
    for (let times = 0; times < 5; times += 1) {
      simulation.happened({ type: 'moved', to: 'previous', clicker: true });
    }
    expect(decksOf(simulation)).toBe('abaca' + 'cabac');
  });

  test('takes in at once what the playlist newly holds, and repeats nothing for it', () => {
    const simulation = play(
      { a: [0], b: [0], c: [0], d: [0] },
      { playlist: [entry('b'), entry('c'), entry('d')] },
    );
    simulation.runUntil(1_500);
    const { programme } = simulation.state;
    const schedule = {
      ...programme.schedule,
      playlist: [entry('a'), entry('c'), entry('b'), entry('d')],
    };
    simulation.happened({
      type: 'programmeChanged',
      programme: { ...programme, revision: 'next', schedule },
    });
    simulation.runUntil(4_500);
    expect(decksOf(simulation)).toBe('bcada');
  });
});

describe('an interleaved item', () => {
  test('comes at the first deck boundary once its time has passed, and the round goes on behind it', () => {
    const simulation = play(
      { a: [0, 0], b: [0, 0], e: [0, 0, 0] },
      { playlist: [entry('a'), entry('b'), entry('e', { slide: 2, every: 5_000 })] },
    );
    simulation.runUntil(13_500);
    expect(
      simulation.shown.map(({ position }) => `${position.deck}${position.slide}`).join(' '),
    ).toBe('a1 a2 b1 b2 a1 a2 e2 b1 b2 a1 a2 e2 b1 b2');
  });

  test('may be a deck that has its turn in the round as well', () => {
    const simulation = play(single, {
      playlist: [entry('a'), entry('b'), entry('a', { every: 10_000 })],
    });
    simulation.runUntil(11_500);
    expect(decksOf(simulation)).toBe('ababababab' + 'a' + 'a');
  });

  test('never comes twice in a row, however short its time', () => {
    const simulation = play(single, { playlist: [entry('a'), entry('b', { every: 1 })] });
    simulation.runUntil(5_500);
    expect(decksOf(simulation)).toBe('ababab');
  });

  test('goes by speed like every dwell', () => {
    const playlist = [entry('a'), entry('b', { every: 60_000 })];
    const programme = programmeOfSteps(single, {
      speed: 60,
      schedule: { playlist, timeZone: zone },
    });
    const simulation = new Simulation(programme, start, [], epoch);
    simulation.runUntil(1_100);
    expect(decksOf(simulation)).toMatch(/^a{60,61}ba+$/);
  });
});

describe('dayparting', () => {
  test('changes what plays at the next deck boundary', () => {
    const morning = { from: null, to: null, days: null, hours: [{ from: 0, to: 9 * 60 + 1 }] };
    const simulation = play(
      { a: [0], b: Array.from({ length: 7 }, () => 0) },
      { playlist: [entry('a'), entry('b', { when: [morning] })] },
    );
    simulation.runUntil(70_000);
    expect(decksOf(simulation).slice(0, 64)).toBe('abbbbbbb'.repeat(8));
    expect(decksOf(simulation).slice(64)).toBe('aaaaaaa');
  });
});
