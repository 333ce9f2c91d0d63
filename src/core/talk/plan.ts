import type { Deck } from '../deck/deck.ts';

const minute = 60_000;

/** How many times longer one speaks about a slide than the loop shows it: read at a glance in 10 s, explained in 40 s. */
const spoken = 4;

/** When, in ms from the beginning of a talk, a slide is to be on stage. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** A talk's slides, each with its time. */
export type Plan = readonly ({ readonly deck: string; readonly slide: number } & Slot)[];

/**
 * How long a talk about these decks takes, in whole minutes, at least 1; from 10 minutes on in steps of 5, as visits are
 * announced.
 */
export function suggestedMinutes(projects: readonly Deck[], ids: readonly string[]): number {
  const total = slidesOf(projects, ids).reduce((sum, { duration }) => sum + duration, 0);
  const minutes = Math.max(1, Math.round((total * spoken) / minute));
  return minutes < 10 ? minutes : Math.round(minutes / 5) * 5;
}

/**
 * Shares a talk's time out among its slides, in proportion to the time each has in the loop; what the library does not hold
 * takes none.
 *
 * @param projects each deck once, in the language it is shown in
 * @param minutes of the whole talk
 */
export function planTalk(projects: readonly Deck[], ids: readonly string[], minutes: number): Plan {
  const slides = slidesOf(projects, ids);
  const total = slides.reduce((sum, { duration }) => sum + duration, 0);
  let past = 0;
  return slides.map(({ deck, slide, duration }) => {
    const from = (past / total) * minutes * minute;
    past += duration;
    return { deck, slide, from, to: (past / total) * minutes * minute };
  });
}

/** The time planned for a slide; null when the talk does not hold it. */
export function slotOf(plan: Plan, deck: string, slide: number): Slot | null {
  const found = plan.find((each) => each.deck === deck && each.slide === slide);
  return found ? { from: found.from, to: found.to } : null;
}

/** The time planned for a whole project, in ms. */
export function timeOf(plan: Plan, deck: string): number {
  return plan.reduce((sum, each) => sum + (each.deck === deck ? each.to - each.from : 0), 0);
}

/**
 * How far a presenter is ahead (above 0) or behind (below 0), in ms; 0 as long as the slide on stage is in its time.
 *
 * @param elapsed since the talk began, in ms
 */
export function paceOf({ from, to }: Slot, elapsed: number): number {
  if (elapsed < from) return from - elapsed;
  return elapsed > to ? to - elapsed : 0;
}

function slidesOf(projects: readonly Deck[], ids: readonly string[]) {
  return ids.flatMap((id) => {
    const slides = projects.find((deck) => deck.id === id)?.slides ?? [];
    return slides.map(({ duration }, index) => ({ deck: id, slide: index + 1, duration }));
  });
}
