import type { Presentation } from '../../src/contract/presentation.ts';

/** What a screen tells that presents the first slide of the deck `a`. */
export function presentationOf(change: Partial<Presentation> = {}): Presentation {
  return {
    ...{ mode: 'present', deck: 'a', slide: 1, step: 0, steps: 0, slides: 3, locale: 'fr' },
    ...{ revision: 'x', next: null, isBlack: false, slot: null, talk: null, driver: null },
    timer: { elapsed: 0, isRunning: true, planned: null },
    ...{ visitorLocale: 'fr', shape: 'landscape', ink: [] },
    ...{ id: 'one', presenterView: null, mayTouch: false, isPresenterViewWanted: null },
    ...change,
  };
}
