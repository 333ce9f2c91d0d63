import { directionOf } from '../../core/direction.ts';
import { intentOfKey, isClickerKey, type Focus, type Intent, type Shown } from './keys.ts';
import { presenterIntentOf, type PresenterIntent } from './presenter-keys.ts';

/** A finger that travels this far sideways swipes, in px. */
const swipeDistance = 60;
/** How often a moving pointer, or a page that is scrolled, counts as a sign of life, in ms. */
const moveInterval = 1_000;

const isLeftToRight = (): boolean => directionOf(document.documentElement.lang) === 'ltr';

/** Where one reads from right to left, the arrow to the left leads on. */
function mirrored(key: string): string {
  if (isLeftToRight()) return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}

/** Whether a key writes where it is typed. */
function isWritten({ key, target }: KeyboardEvent): boolean {
  return key.length === 1 && target instanceof Element && target.matches('input, textarea');
}

function focusOn(target: EventTarget | null): Focus {
  if (document.querySelector('dialog[open]')) return 'panel';
  if (!(target instanceof Element)) return 'nothing';
  if (target.closest('input, textarea, [contenteditable]')) return 'field';
  if (target.closest('button, a')) return 'button';
  return target.closest('[tabindex="0"]') ? 'scroller' : 'nothing';
}

/** What someone does in front of a screen that is being presented on. */
export type PresentInput =
  | PresenterIntent
  /** A finger on the stage, or else a mouse or stylus, and the way it has swiped. */
  | {
      readonly type: 'stageTouched';
      readonly isFinger: boolean;
      readonly swipe: 'next' | 'previous' | null;
    };

/**
 * Turns what people do in front of the screen into intents, and keeps the browser's own gestures
 * (selection, zoom, context menu, drag) away. Everything acts on release.
 * @param onPresent hears it all instead while someone presents
 * @returns its undo
 */
export function listenForInput(
  shown: () => Shown,
  onIntent: (intent: Intent) => void,
  onPresent: (input: PresentInput) => void,
): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal, passive: false };
  const starts = new Map<number, { x: number; y: number }>();
  let lastMove = -Infinity;
  /** Several fingers at once: a palm, a pinch. They wake the screen and move nothing. */
  let several = false;
  /** The click that follows a release which changed the screen under the finger belongs to nobody. */
  let orphan = false;

  /** A sign of life, now and then. */
  const moved = (event: Event): void => {
    // A passing sleeve wakes no loop, and a mouse on its way to “Continue” must still find it there.
    const { mode, view } = shown();
    // A visitor who passes by a talk is no sign of the presenter’s life.
    if (view === 'staff' || mode === 'present') return;
    if (mode === 'loop' || view === 'warning' || event.timeStamp - lastMove < moveInterval) return;
    lastMove = event.timeStamp;
    onIntent({ type: 'touched' });
  };
  const release = (event: PointerEvent): void => {
    const start = starts.get(event.pointerId);
    starts.delete(event.pointerId);
    if (!start) return;
    const { mode, view } = shown();
    const one = !several;
    if (starts.size === 0) several = false;
    // Staff have the screen for themselves.
    if (view === 'staff') return;
    orphan = mode === 'loop' || view === 'warning';
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    const sideways = Math.abs(dx) > swipeDistance && Math.abs(dx) > 2 * Math.abs(dy);
    const swipe = dx < 0 === isLeftToRight() ? 'next' : 'previous';
    if (mode === 'present') {
      const free = focusOn(event.target) === 'nothing';
      const isFinger = event.pointerType === 'touch';
      if (free && one)
        onPresent({ type: 'stageTouched', isFinger, swipe: sideways ? swipe : null });
    } else if (sideways && one && mode !== 'loop' && focusOn(event.target) !== 'panel') {
      onIntent({ type: 'moved', to: swipe, clicker: false });
    } else onIntent({ type: 'touched' });
  };

  addEventListener(
    'pointerdown',
    (event) => {
      orphan = false;
      starts.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (starts.size > 1) several = true;
    },
    options,
  );
  addEventListener('pointerup', release, options);
  addEventListener(
    'pointercancel',
    (event) => {
      starts.delete(event.pointerId);
      if (starts.size === 0) several = false;
    },
    options,
  );
  addEventListener(
    'click',
    (event) => {
      if (orphan) event.stopImmediatePropagation();
      orphan = false;
    },
    { ...options, capture: true },
  );
  addEventListener(
    'pointermove',
    (event) => {
      // A window that comes or goes under a resting pointer “moves” it by nothing.
      if (event.movementX !== 0 || event.movementY !== 0) moved(event);
    },
    options,
  );
  // A finger that scrolls is the browser's: it never comes up.
  addEventListener('scroll', moved, { ...options, capture: true });
  addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || shown().view === 'staff') return;
      // A key that a control has used is a sign of life and nothing else.
      const focus = event.defaultPrevented ? 'panel' : focusOn(event.target);
      const { mode, view } = shown();
      if (mode === 'present') {
        // As clickers send it to begin: a page is not to be loaded anew by it.
        if (event.key === 'F5') event.preventDefault();
        const isPressed = focus === 'button' && [' ', 'Enter'].includes(event.key);
        const isKept = isPressed || focus === 'field' || focus === 'panel';
        // A talk goes on whatever a visitor, or a phone that asks, has laid over it.
        const isUsed = event.defaultPrevented || isWritten(event);
        if (isKept && (isUsed || !isClickerKey(event.key))) return;
        const wanted = presenterIntentOf(mirrored(event.key), event.repeat);
        if (!wanted) return;
        event.preventDefault();
        onPresent(wanted);
        return;
      }
      const intent = intentOfKey(mirrored(event.key), shown(), focus);
      if (!intent) return;
      // Nor may the key that opens the menu, or answers the warning, press what it finds there.
      if (intent.type === 'moved' || mode === 'loop' || view === 'warning') event.preventDefault();
      onIntent(intent);
    },
    options,
  );
  for (const gesture of [
    'contextmenu',
    'dragstart',
    'selectstart',
    'gesturestart',
    'drop',
    'dragover',
  ]) {
    addEventListener(gesture, (event) => event.preventDefault(), options);
  }
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), options);
  return () => listening.abort();
}
