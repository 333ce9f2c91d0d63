import { MediaQuery, SvelteSet } from 'svelte/reactivity';

/** What may lie over menu or deck. */
export type Panel = 'access' | 'contents' | 'enlarged' | 'related' | 'search' | 'takeAway';

/** Text relative to its usual size. WCAG 2.2, success criterion 1.4.4, asks for 200 %. */
export const textSizes = [1, 1.5, 2] as const;

const systemIsCalm = new MediaQuery('(prefers-reduced-motion: reduce)');

/**
 * Everything one visitor has set, opened or searched. There is a new one for each visitor, so that nothing of the last
 * one can be left behind.
 */
export class Visit {
  /** One of {@link textSizes}. */
  textSize: number = $state(1);
  hasHighContrast = $state(false);
  #wantsCalm: boolean | null = $state(null);
  /** Everything essential stands in the lower part of the screen. */
  hasLowReach = $state(false);
  /** From 0 to 1. */
  volume: number;
  panel: Panel | null = $state(null);
  /** The tag that the menu is narrowed to. */
  theme: string | null = $state(null);
  /** The deck on stage when the visitor came: it stays first in the menu. */
  cameFor: string | null = $state(null);
  /** Where the menu was left: how far it was scrolled, in px, and how many tiles that takes. */
  menuPlace = { top: 0, tiles: 0 };
  /** Ids of the decks that were opened. */
  readonly opened = new SvelteSet<string>();

  /** @param hasSound whether films are heard before anyone asks */
  constructor(hasSound: boolean) {
    this.volume = $state(hasSound ? 0.7 : 0);
  }

  /** Nothing moves that does not have to; from the beginning where the system asks for it. */
  get isCalm(): boolean {
    return this.#wantsCalm ?? systemIsCalm.current;
  }
  set isCalm(wanted: boolean) {
    this.#wantsCalm = wanted;
  }

  /** Opens a panel, or closes it when it is open. */
  toggle(panel: Panel): void {
    this.panel = this.panel === panel ? null : panel;
  }
}

/** Writes on `<html>` how the visitor wants the screen; styles read it there. */
export function describeVisit(visit: Visit): void {
  const { dataset } = document.documentElement;
  dataset['textSize'] = String(visit.textSize);
  dataset['contrast'] = visit.hasHighContrast ? 'high' : 'usual';
  dataset['motion'] = visit.isCalm ? 'calm' : 'usual';
  dataset['reach'] = visit.hasLowReach ? 'low' : 'usual';
}
