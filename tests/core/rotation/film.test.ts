import { describe, expect, test } from 'vitest';
import { decksOf, play } from './scheduled.ts';

describe('a film on stage', () => {
  const decks = { a: [0], b: [0] };

  test('plays to its end before the slide turns', () => {
    const simulation = play(decks, {});
    simulation.happened({ type: 'mediaProgressed' });
    for (let second = 1; second <= 42; second += 1) {
      simulation.runUntil(second * 1_000);
      simulation.happened({ type: 'mediaProgressed' });
    }
    expect(decksOf(simulation)).toBe('a');
    simulation.happened({ type: 'mediaEnded' });
    simulation.runUntil(42_001);
    expect(decksOf(simulation)).toBe('ab');
    expect(simulation.stalled).toEqual([]);
  });

  test('that is shorter than the slide’s time does not shorten it', () => {
    const simulation = play(decks, {});
    simulation.happened({ type: 'mediaProgressed' });
    simulation.runUntil(500);
    simulation.happened({ type: 'mediaEnded' });
    simulation.runUntil(999);
    expect(decksOf(simulation)).toBe('a');
    simulation.runUntil(1_000);
    expect(decksOf(simulation)).toBe('ab');
  });

  test('without progress for 10 s is skipped and reported, to the millisecond', () => {
    const simulation = play(decks, {});
    simulation.runUntil(600);
    simulation.happened({ type: 'mediaProgressed' });
    simulation.runUntil(10_599);
    expect(decksOf(simulation)).toBe('a');
    expect(simulation.stalled).toEqual([]);
    simulation.runUntil(10_600);
    expect(decksOf(simulation)).toBe('ab');
    expect(simulation.stalled).toEqual(['a 1']);
  });

  test('is waited for on the slide’s last fragment only', () => {
    const simulation = play({ a: [1], b: [0] }, {});
    simulation.happened({ type: 'mediaProgressed' });
    simulation.runUntil(500);
    expect(simulation.stage).toBe('a 1/1 fr');
    simulation.runUntil(2_000);
    expect(simulation.stage).toBe('a 1/1 fr');
  });
});
