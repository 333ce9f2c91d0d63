import type { Transition } from './events.ts';
import { active } from './explore.ts';
import { begin } from './loop-moves.ts';
import { settle, show } from './show.ts';
import type { RotationState } from './state.ts';

/** Hands the screen to a presenter, on the slide that is on stage; a closed screen's begins with the first deck. */
export function present(state: RotationState, at: number): Transition {
  const here = active(state, at);
  if (state.mode === 'present') return settle(here);
  if (state.mode === 'blank') return begin({ ...here, mode: 'present' }, null, at);
  const { position, locale } = state;
  const stopped = state.mode === 'loop' ? { position, locale } : state.stopped;
  return show({ ...here, mode: 'present', view: 'stage', stopped }, position);
}
