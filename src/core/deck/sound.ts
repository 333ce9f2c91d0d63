import type { Slide } from './deck.ts';

/** Whether a slide has something to listen to. */
export function hasSound({ media }: Slide): boolean {
  return media.some(({ kind, isSilent }) => kind === 'audio' || (kind === 'video' && !isSilent));
}
