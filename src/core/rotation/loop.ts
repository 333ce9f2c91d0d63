import type { Announcement, PlaylistEntry } from '../schedule/schedule.ts';
import { findDeck } from './programme.ts';
import { nextInRound, roundOf } from './round.ts';
import { failureLimit, type RotationState } from './state.ts';

/** The announcement that is due, if its deck can play. */
export function dueAnnouncement(state: RotationState): Announcement | null {
  const { announcement } = state.agenda;
  return announcement && canPlay(state, announcement.deck) ? announcement : null;
}

/** Whether the item is the announcement that is due: then it stays. */
export function isAnnouncing(state: RotationState): boolean {
  const due = dueAnnouncement(state);
  if (!due || state.item.reason !== 'announcement') return false;
  const { deck, slide, from, to } = state.item.announcement;
  return due.deck === deck && due.slide === slide && due.from === from && due.to === to;
}

/** Whether the item may still play: its deck is there, and its time is not over. */
export function isCurrent(state: RotationState): boolean {
  const { agenda, item, programme } = state;
  if (item.reason === 'announcement') return isAnnouncing(state);
  const entries = [...agenda.round, ...agenda.interleaved];
  return (
    findDeck(programme, item.deck) !== undefined && entries.some(({ deck }) => deck === item.deck)
  );
}

/** Turns to what comes after the item: an announcement again, an interleaved item that is due, or the round's next deck. */
export function nextItem(state: RotationState, at: number): RotationState {
  if (isAnnouncing(state)) return state;
  const { round, played, interleavedAt } = state;
  const due = state.item.reason === 'interleaved' ? undefined : dueItem(state, at);
  if (due) {
    const item = { deck: due.deck, slide: due.slide, reason: 'interleaved' } as const;
    return { ...state, item, interleavedAt: { ...interleavedAt, [keyOf(due)]: at } };
  }
  const next = nextInRound(orderOf(state), played);
  if (next !== null) return inRound(state, [...played, next]);
  const following = { ...state, round: round + 1, before: played.at(-1) ?? null };
  return inRound(following, orderOf(following).slice(0, 1));
}

/** Turns to what came before the item: the round's deck before it, or the last one of the round before. */
export function previousItem(state: RotationState): RotationState {
  if (isAnnouncing(state)) return state;
  const known = state.played.filter((id) => orderOf(state).includes(id));
  if (state.item.reason !== 'round') return inRound(state, known);
  if (known.length > 1) return inRound(state, known.slice(0, -1));
  const earlier = { ...state, round: state.round - 1, before: null };
  return inRound(earlier, orderOf(earlier));
}

/**
 * Turns to the first item of a new round.
 * @param deck begins in the middle of the round, with this deck: what comes before it counts as played
 */
export function firstItem(state: RotationState, deck: string | null): RotationState {
  const round = state.played.length > 0 ? state.round + 1 : state.round;
  const begun = { ...state, round, before: null };
  const order = orderOf(begun);
  const index = deck === null ? 0 : order.indexOf(deck);
  // A deck outside the playlist plays once; then the round begins.
  if (deck !== null && index < 0 && findDeck(state.programme, deck))
    return { ...begun, item: { deck, slide: null, reason: 'round' }, played: [] };
  return inRound(begun, order.slice(0, Math.max(index, 0) + 1));
}

function inRound(state: RotationState, played: readonly string[]): RotationState {
  const deck = played.at(-1) ?? orderOf(state)[0] ?? '';
  const slide = state.agenda.round.find((entry) => entry.deck === deck)?.slide ?? null;
  return { ...state, item: { deck, slide, reason: 'round' }, played };
}

/** The order of the round, of those decks that can play now; of all decks when none of the playlist can. */
function orderOf(state: RotationState): string[] {
  const { programme, agenda, round, before } = state;
  const here = agenda.round.filter(({ deck }) => findDeck(programme, deck));
  const playing = here.filter(({ deck }) => canPlay(state, deck));
  const spare = programme.decks.map(({ id }) => ({ deck: id, weight: 1 }));
  const spared = spare.filter(({ deck }) => canPlay(state, deck));
  const entries = [playing, spared, here, spare].find(({ length }) => length > 0) ?? [];
  return roundOf(entries, round, programme.schedule.shuffle, before);
}

/** The interleaved item that has waited longest beyond its time. */
function dueItem(state: RotationState, at: number): PlaylistEntry | undefined {
  const overdue = (entry: PlaylistEntry) =>
    at -
    (state.interleavedAt[keyOf(entry)] ?? state.startedAt) -
    (entry.every ?? 0) / state.programme.speed;
  return state.agenda.interleaved
    .filter((entry) => canPlay(state, entry.deck) && overdue(entry) >= 0)
    .sort((a, b) => overdue(b) - overdue(a))[0];
}

function canPlay({ programme, failures }: RotationState, deck: string): boolean {
  return findDeck(programme, deck) !== undefined && (failures[deck] ?? 0) < failureLimit;
}

function keyOf({ deck, slide }: PlaylistEntry): string {
  return `${deck}\n${slide ?? ''}`;
}
