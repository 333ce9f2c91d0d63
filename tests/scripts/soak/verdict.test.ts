import { expect, test } from 'vitest';
import type { Play, Recording } from '../../../scripts/soak/recording.ts';
import { judge, worst } from '../../../scripts/soak/verdict.ts';

const order = ['a', 'b', 'a', 'c'];
const seen = { frames: 150, black: 0, blank: 0, ink: 0.1, gap: 60, unseen: 0 };

/** Ten minutes of a flawless loop, in which “a” plays twice a round. */
function recording(changed: Partial<Recording> = {}): Recording {
  const plays: Play[] = Array.from({ length: 600 }, (_, at) => {
    return { at, deck: order[at % 4] ?? '', locale: 'fr', slides: 3 };
  });
  const samples = Array.from({ length: 100 }, (_, index) => ({
    ...{ at: index * 6, deck: order[index % 4] ?? '', plays: index * 6, load: 1, seen },
    ...{ heap: 5e6, nodes: 500, listeners: 90, memory: 3e8 },
  }));
  const turns = [2, 1, 1].map((weight, index) => {
    return { deck: 'abc'[index] ?? '', weight, isInterleaved: false };
  });
  return {
    ...{ begun: '', hours: 10, speed: 60, seconds: 600, electron: '', machine: '' },
    ...{ turns, samples, plays, changes: [{ at: 300, kind: 'break', deck: 'b' }] },
    ...{ badFrames: [], faults: [] },
    ...changed,
  };
}

const missed = (changed: Partial<Recording>): string[] =>
  judge(recording(changed))
    .filter(({ outcome }) => outcome === 'missed')
    .map(({ title }) => title);

test('a flawless loop passes', () => {
  expect(worst(judge(recording()))).toBe('met');
});

test('one black frame fails', () => {
  const [first, ...others] = recording().samples;
  const samples = first ? [{ ...first, seen: { ...seen, black: 1 } }, ...others] : [];
  expect(missed({ samples })).toEqual(['No black or blank frame']);
});

test('a heap that grows by 10 kB a deck fails', () => {
  const samples = recording().samples.map((each) => ({ ...each, heap: 5e6 + each.plays * 1e4 }));
  expect(missed({ samples })).toEqual(['JS heap flat']);
});

test('a deck that plays less often than its weight says fails', () => {
  const plays = recording().plays.filter(({ at, deck }) => deck !== 'c' || at < 300);
  expect(missed({ plays })).toEqual(['Every deck as often as its weight says']);
});

test('a broken deck that loses its slides fails', () => {
  const plays = recording().plays.map((play) =>
    play.deck === 'b' && play.at > 300 ? { ...play, slides: 1 } : play,
  );
  expect(missed({ plays })).toEqual(['Content changes enter; broken content never does']);
});

test('a machine too busy to see everything leaves the question open', () => {
  const samples = recording().samples.map((each) => ({ ...each, seen: { ...seen, unseen: 600 } }));
  expect(worst(judge(recording({ samples })))).toBe('open');
});
