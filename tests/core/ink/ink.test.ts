import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawn,
  mostPoints,
  mostPointsOfStroke,
  slideKey,
  strokeSchema,
  type Ink,
  type InkAction,
} from '../../../src/core/ink/ink.ts';

const key = slideKey('seqone', 3);

function after(...actions: InkAction[]): Ink {
  return actions.reduce<Ink>((ink, action) => drawn(ink, key, action), {});
}
function line(stroke: string, ...places: number[]): InkAction {
  return { type: 'draw', stroke, points: places.map((place) => [place, 0.5]) };
}
/** A line of so many points that all count. */
function long(stroke: string, points: number): InkAction {
  return line(stroke, ...Array.from({ length: points }, (_, index) => (index % 2) * 0.01));
}

describe('what is drawn on a slide', () => {
  test('is strokes in the order in which they were begun, each growing as its points come', () => {
    const ink = after(line('one', 0.1), line('two', 0.5, 0.6), line('one', 0.2));
    expect(ink[key]).toEqual([
      { id: 'one', points: [0.1, 0.2].map((x) => [x, 0.5]) },
      { id: 'two', points: [0.5, 0.6].map((x) => [x, 0.5]) },
    ]);
  });

  test('is taken back one stroke at a time, or all at once', () => {
    const two = [line('one', 0.1), line('two', 0.5)];
    expect(after(...two, { type: 'undo' })[key]?.map(({ id }) => id)).toEqual(['one']);
    expect(after(...two, { type: 'clear' })).toEqual({});
    expect(after({ type: 'undo' })).toEqual({});
  });

  test('leaves other slides alone', () => {
    const ink = drawn(after(line('one', 0.1)), slideKey('seqone', 4), line('two', 0.5));
    const cleared = drawn(ink, slideKey('seqone', 4), { type: 'clear' });
    expect(cleared).toEqual(after(line('one', 0.1)));
  });

  test('ends where the slide is turned under the hand, and is gone on with where it began', () => {
    const [here, there] = [slideKey('seqone', 3), slideKey('seqone', 4)];
    const begun = drawn({}, here, line('one', 0.1));
    const turned = drawn(begun, there, line('one', 0.2));
    expect(turned).toEqual(begun);
    expect(drawn(turned, there, line('two', 0.3))[there]).toHaveLength(1);
    expect(drawn(turned, here, line('one', 0.2))[here]?.[0]?.points).toHaveLength(2);
  });

  test('keeps no points that cannot be told apart', () => {
    const [stroke] = after(line('one', 0.1, 0.1, 0.1004, 0.123456))[key] ?? [];
    expect(stroke?.points).toEqual([0.1, 0.1235].map((x) => [x, 0.5]));
  });

  test('begins nothing with no points', () => {
    expect(after(line('one'))).toEqual({});
  });

  test('ends a stroke that is too long', () => {
    const [stroke] = after(long('one', mostPointsOfStroke), long('one', 9))[key] ?? [];
    expect(stroke?.points).toHaveLength(mostPointsOfStroke);
  });

  test('gives older strokes up for newer ones', () => {
    const strokes = ['one', 'two', 'three', 'four'].map((id) => long(id, mostPointsOfStroke));
    expect(after(...strokes)[key]?.map(({ id }) => id)).toEqual(['two', 'three', 'four']);
  });

  test('fits into one message however short the strokes are', () => {
    const id = (index: number) => `${String(index)}-${'x'.repeat(30)}`;
    const dots = Array.from({ length: 2_000 }, (_, index) => long(id(index), 1));
    expect(JSON.stringify(after(...dots)[key]).length).toBeLessThan(60_000);
  });
});

test('whatever is drawn, a slide’s strokes are strokes, and fit into one message', () => {
  const point = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1));
  const action = fc.oneof(
    fc.record({
      type: fc.constant('draw' as const),
      stroke: fc.constantFrom('one', 'two', 'three', 'four', 'five'),
      points: fc.array(point, { maxLength: 900, size: 'max' }),
    }),
    fc.constant({ type: 'undo' as const }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const strokes = after(...actions)[key] ?? [];
      for (const stroke of strokes) strokeSchema.parse(stroke);
      expect(strokes.flatMap(({ points }) => points).length).toBeLessThanOrEqual(mostPoints);
      expect(JSON.stringify(strokes).length).toBeLessThan(60_000);
    }),
  );
});
