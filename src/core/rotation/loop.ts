import type { PlaylistEntry } from '../schedule/schedule.ts';
import { findDeck } from './programme.ts';
import { nextInRound, roundOf } from './round.ts';
import { failureLimit, type LoopItem, type RotationState } from './state.ts';

/** What the loop plays next, and what it then remembers. */
export type LoopTurn = Pick<RotationState, 'item' | 'round' | 'played' | 'interleavedAt'>;

/** The announcement that is due, if its deck can play. */
export function announcementOf(state: RotationState): LoopItem | null {
  const { announcement } = state.agenda;
  if (!announcement || !canPlay(state, announcement.deck)) return null;
  return { deck: announcement.deck, slide: announcement.slide, reason: 'announcement' };
}

/** What comes after the item that plays: an announcement, an interleaved item that is due, or the round's next deck. */
export function nextItem(state: RotationState, at: number): LoopTurn {
  const announcement = announcementOf(state);
  const { round, played, interleavedAt } = state;
  if (announcement) return { item: announcement, round, played, interleavedAt };
  const due = state.item.reason === 'interleaved' ? undefined : dueItem(state, at);
  if (due) {
    const item = { deck: due.deck, slide: due.slide, reason: 'interleaved' } as const;
    return { item, round, played, interleavedAt: { ...interleavedAt, [keyOf(due)]: at } };
  }
  const next = nextInRound(orderOf(state, round), played);
  if (next !== null) return inRound(state, round, [...played, next]);
  return inRound(state, round + 1, orderOf(state, round + 1).slice(0, 1));
}

/** What came before the item that plays: the round's deck before it, or the last one of the round before. */
export function previousItem(state: RotationState): LoopTurn {
  const known = state.played.filter((id) => orderOf(state, state.round).includes(id));
  if (state.item.reason !== 'round') return inRound(state, state.round, known);
  if (known.length > 1) return inRound(state, state.round, known.slice(0, -1));
  return inRound(state, state.round - 1, orderOf(state, state.round - 1));
}

/** The round of a loop that begins with a deck in the middle of it: what comes before it counts as played. */
export function startItem(state: RotationState, deck: string | null): LoopTurn {
  const order = orderOf(state, state.round);
  const index = deck === null ? 0 : order.indexOf(deck);
  const turn = inRound(state, state.round, order.slice(0, Math.max(index, 0) + 1));
  // A deck outside the playlist plays once; then the round begins.
  if (deck !== null && index < 0 && findDeck(state.programme, deck))
    return { ...turn, item: { deck, slide: null, reason: 'round' }, played: [] };
  return turn;
}

function inRound(state: RotationState, round: number, played: readonly string[]): LoopTurn {
  const deck = played.at(-1) ?? orderOf(state, round)[0] ?? '';
  const slide = state.agenda.round.find((entry) => entry.deck === deck)?.slide ?? null;
  return {
    item: { deck, slide, reason: 'round' },
    round,
    played,
    interleavedAt: state.interleavedAt,
  };
}

/** The order of a round, of those decks that can play now; of all decks when none of the playlist can. */
function orderOf(state: RotationState, round: number): string[] {
  const { programme, agenda } = state;
  const here = agenda.round.filter(({ deck }) => findDeck(programme, deck));
  const playing = here.filter(({ deck }) => canPlay(state, deck));
  const spare = programme.decks.map(({ id }) => ({ deck: id, weight: 1 }));
  const spared = spare.filter(({ deck }) => canPlay(state, deck));
  const entries = [playing, spared, here, spare].find(({ length }) => length > 0) ?? [];
  return roundOf(entries, round, programme.schedule.shuffle);
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
