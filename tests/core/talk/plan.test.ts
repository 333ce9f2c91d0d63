import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { paceOf, planTalk, slotOf, suggestedMinutes, timeOf } from '../../../src/core/talk/plan.ts';
import { talkSchema } from '../../../src/core/talk/talk.ts';

/** A project whose slides last so many seconds in the loop. */
function project(id: string, ...seconds: number[]): Deck {
  return { id, slides: seconds.map((each) => ({ duration: each * 1_000 })) } as Deck;
}
const projects = [project('a', 10, 20), project('b', 30), project('c', 60)];

describe('a talk', () => {
  const talk = { name: 'Visite', decks: ['a', 'b'], minutes: 15 };

  test('has a name, projects and perhaps a length', () => {
    expect(talkSchema.parse(talk)).toEqual(talk);
    expect(talkSchema.parse({ ...talk, minutes: null }).minutes).toBeNull();
    expect(talkSchema.parse({ ...talk, name: '  Visite ' }).name).toBe('Visite');
  });

  test.each([
    ['without a name', { name: ' ' }],
    ['without a project', { decks: [] }],
    ['with one twice', { decks: ['a', 'b', 'a'] }],
    ['of more than 50', { decks: Array.from({ length: 51 }, (_, index) => String(index)) }],
    ['of no minutes', { minutes: 0 }],
    ['of more than ten hours', { minutes: 601 }],
    ['of half a minute more', { minutes: 1.5 }],
  ])('%s is none', (_, change) => {
    expect(talkSchema.safeParse({ ...talk, ...change }).success).toBe(false);
  });
});

describe('the time of a talk', () => {
  test('is suggested from its slides: four times what they have in the loop', () => {
    expect(suggestedMinutes(projects, ['a', 'b'])).toBe(4);
    expect(suggestedMinutes(projects, ['a'])).toBe(2);
    expect(suggestedMinutes([project('a', 1)], ['a'])).toBe(1);
    expect(suggestedMinutes(projects, ['unknown'])).toBe(1);
  });

  test('is suggested in steps of five minutes from ten on', () => {
    expect(suggestedMinutes([project('a', 150)], ['a'])).toBe(10);
    expect(suggestedMinutes([project('a', 195)], ['a'])).toBe(15);
  });

  test('is shared out among its slides in proportion, in the order of the talk', () => {
    const plan = planTalk(projects, ['b', 'a'], 6);
    expect(slotOf(plan, 'b', 1)).toEqual({ from: 0, to: 180_000 });
    expect(slotOf(plan, 'a', 1)).toEqual({ from: 180_000, to: 240_000 });
    expect(slotOf(plan, 'a', 2)).toEqual({ from: 240_000, to: 360_000 });
    expect(slotOf(plan, 'c', 1)).toBeNull();
    expect([timeOf(plan, 'a'), timeOf(plan, 'c')]).toEqual([180_000, 0]);
  });

  test('whatever its projects, its slides fill it without a gap', () => {
    const seconds = fc.array(fc.integer({ min: 1, max: 3_600 }), { minLength: 1, maxLength: 9 });
    const decks = fc.array(seconds, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(decks, fc.integer({ min: 1, max: 600 }), (lengths, minutes) => {
        const all = lengths.map((each, index) => project(String(index), ...each));
        const plan = planTalk(all, [...all.map(({ id }) => id), 'unknown'], minutes);
        expect(plan[0]?.from).toBe(0);
        expect(plan.at(-1)?.to).toBeCloseTo(minutes * 60_000);
        plan.slice(1).forEach(({ from }, index) => expect(from).toBe(plan[index]?.to));
      }),
    );
  });
});

describe('the pace', () => {
  test('is right as long as the slide on stage is in its time', () => {
    const slot = { from: 60_000, to: 90_000 };
    expect([60_000, 75_000, 90_000].map((elapsed) => paceOf(slot, elapsed))).toEqual([0, 0, 0]);
  });

  test('is ahead before that time, behind after it', () => {
    const slot = { from: 60_000, to: 90_000 };
    expect([paceOf(slot, 45_000), paceOf(slot, 100_000)]).toEqual([15_000, -10_000]);
  });
});
