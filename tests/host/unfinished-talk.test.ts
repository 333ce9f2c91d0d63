import { expect, test } from 'vitest';
import type { Presentation } from '../../src/contract/presentation.ts';
import { UnfinishedTalk } from '../../src/host/unfinished-talk.ts';

const talk = { name: 'Visite', decks: ['a'], minutes: 5 };
function told(change: Partial<Presentation> = {}): Presentation {
  return {
    ...{ mode: 'present', deck: 'a', slide: 1, step: 1, steps: 2, slides: 3, locale: 'fr' },
    ...{ revision: 'x', next: null, isBlack: true, slot: null, talk, driver: 'Zoé' },
    timer: { elapsed: 1_000, isRunning: true, planned: 300_000 },
    visitorLocale: 'fr',
    ...{ presenterView: null, mayTouch: false, id: 'one' },
    ...{ shape: 'landscape', ink: [{ id: 'one', points: [[0, 0]] }], isPresenterViewWanted: null },
    ...change,
  };
}

test('a talk is gone on with as it was: its fragment, black, driver, every slide’s strokes, and its time', () => {
  const clock = { now: 0 };
  const kept = new UnfinishedTalk(() => clock.now);
  kept.hear(told());
  kept.hear(told({ slide: 2, ink: [] }));
  clock.now = 500;
  expect(kept.current).toMatchObject({
    ...{ step: 1, isBlack: true, driver: 'Zoé', talk, mayTouch: false },
    timer: { elapsed: 1_500, isRunning: true },
    ink: { 'a 1': [{ id: 'one', points: [[0, 0]] }] },
  });
});

test('a timer that stands does not run on while the page is gone', () => {
  const clock = { now: 0 };
  const kept = new UnfinishedTalk(() => clock.now);
  kept.hear(told({ timer: { elapsed: 1_000, isRunning: false, planned: null } }));
  clock.now = 9_000;
  expect(kept.current?.timer.elapsed).toBe(1_000);
});

test('nothing is left after the end, and no strokes in the next beginning, be it of the same talk', () => {
  const kept = new UnfinishedTalk(() => 0);
  kept.hear(told());
  kept.hear(told({ id: 'two', slide: 2, ink: [] }));
  expect(kept.current).toMatchObject({ id: 'two', talk, ink: {} });
  kept.hear(told({ mode: 'loop' }));
  expect(kept.current).toBeNull();
});

test('what the process before left is gone on with, strokes on slides that nobody has come back to, too', () => {
  const before = new UnfinishedTalk(() => 0);
  before.hear(told());
  const left = before.current;
  const kept = new UnfinishedTalk(() => 0, left);
  expect(kept.current).toEqual(left);
  kept.hear(told({ slide: 2, ink: [] }));
  expect(kept.current?.ink).toEqual(left?.ink);
  kept.hear(told({ id: 'two', slide: 2, ink: [] }));
  expect(kept.current?.ink).toEqual({});
  const ended = new UnfinishedTalk(() => 0, left);
  ended.hear(told({ mode: 'loop', id: null }));
  expect(ended.current).toBeNull();
});

test('what was shown is taken away, and what is drawn on since before this process began', () => {
  const before = new UnfinishedTalk(() => 0);
  before.hear(told({ talk: null }));
  const kept = new UnfinishedTalk(() => 0, before.current);
  expect(kept.given).toBeNull();
  kept.hear(told({ talk: null, deck: 'b', ink: [] }));
  expect(kept.given?.decks).toEqual(['b', 'a']);
  kept.hear(told({ id: 'two', talk: null, deck: 'b', ink: [] }));
  expect(kept.given?.decks).toEqual(['b']);
  kept.hear(told({ mode: 'loop', id: null }));
  expect(kept.given).toBeNull();
});
