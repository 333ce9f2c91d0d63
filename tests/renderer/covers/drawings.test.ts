import { describe, expect, it } from 'vitest';
import { coverNames, type CoverName } from '../../../src/core/deck/cover-names.ts';
import { loop } from '../../../src/renderer/covers/drawing.ts';
import { drawings } from '../../../src/renderer/covers/index.ts';
import { sceneOf } from '../../../src/renderer/covers/paint.ts';
import { recordingContext } from './recording-context.ts';

const landscape = { width: 1920, height: 1080 };
const shapes = [
  landscape,
  { width: 1440, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 2580, height: 1080 },
];
const moments = [0, 0.125, 17.3, 30, 59.9, 90, 119.9];

function record(name: CoverName, time: number, size = landscape) {
  const recording = recordingContext();
  sceneOf(drawings[name])(recording.context, { ...size, accent: '#3f7d5a', reach: 0.6 }, time);
  return recording;
}

describe.each(coverNames)('the drawing %s', (name) => {
  it('is the same whenever the time is', () => {
    for (const time of moments) expect(record(name, time).notes).toEqual(record(name, time).notes);
  });

  it('is back where it began after a loop, minutes later too', () => {
    for (const time of [0.2, 30.3, 61.7]) {
      // Order aside: what is oldest may be painted at another turn.
      const now = record(name, time).notes.toSorted();
      expect(record(name, time + loop).notes.toSorted()).toEqual(now);
    }
  });

  it('moves', () => {
    expect(record(name, 30.25).notes).not.toEqual(record(name, 30).notes);
  });

  it('paints with finite numbers, not far out of the screen, in every shape', () => {
    for (const size of shapes) {
      for (const time of moments) {
        const { notes, numbers } = record(name, time, size);
        expect(notes.filter((each) => /^(fill|stroke) /.test(each)).length).toBeGreaterThan(1);
        const far = 2 * (size.width + size.height);
        expect(numbers.filter((each) => !(Math.abs(each) < far))).toEqual([]);
      }
    }
  });

  it('takes few enough calls for eight frames a second', () => {
    expect(Math.max(...moments.map((time) => record(name, time).notes.length))).toBeLessThan(6_000);
  });
});
