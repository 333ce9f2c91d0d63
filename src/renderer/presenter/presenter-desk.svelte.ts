import type { Command } from '../../contract/presentation.ts';
import type { Talk } from '../../core/talk/talk.ts';
import type { Presenting } from '../state/presenting.svelte.ts';
import type { PresentInput } from '../ui/input.ts';
import type { Tool } from '../ui/presenter-keys.ts';

/** In ms: what a touch brings up goes away again. */
const rest = 8_000;

/** What whoever stands at the screen has in hand while someone presents. It is thrown away at the end. */
export class PresenterDesk {
  tool: Tool | null = $state(null);
  /** What is typed into the overview: null with none in sight, empty in the beginning. */
  words: string | null = $state(null);
  /** Whether the overview was opened to be typed into. */
  isTyping = $state(false);
  /** The saved talks, as of when the overview was opened. */
  talks: readonly Talk[] = $state.raw([]);
  /** Whether the end has been asked for, and is to be confirmed. */
  isEnding = $state(false);
  /** Whether a touch has lately asked for the tools or, where fingers may not present, who does. */
  isTouched = $state(false);
  readonly #presenting: Presenting;
  readonly #askTalks: () => Promise<readonly Talk[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param askTalks gets the saved talks; rejects where this screen may not have them */
  constructor(presenting: Presenting, askTalks: () => Promise<readonly Talk[]>) {
    this.#presenting = presenting;
    this.#askTalks = askTalks;
  }

  /** Hears what is done at the screen. */
  hear(input: PresentInput): void {
    switch (input.type) {
      case 'asked':
        // A clicker alone must find its way out.
        this.words = null;
        this.isEnding = false;
        return this.ask(input.command);
      case 'overviewWanted':
        return this.openOverview(input.words);
      case 'toolWanted':
        return this.toggle(input.tool);
      case 'presenterViewToggled':
        return this.ask({
          ...{ type: 'setPresenterView', isWanted: !this.#presenting.presenterView?.isOpen },
        });
      case 'stageTouched':
        // The tool in hand is the presenter’s: nobody has to be told who presents.
        if (this.tool && !input.isFinger && !this.#presenting.mayTouch) return;
        this.touch();
        // A stroke of the pen is no swipe.
        if (input.swipe && this.#presenting.mayTouch && !this.tool)
          this.ask({ type: 'move', to: input.swipe });
    }
  }

  /** Asks for something at the screen itself. */
  ask(command: Command): void {
    this.#presenting.command(command, null);
  }

  /** Someone touches the screen. */
  touch(): void {
    this.isTouched = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isTouched = false), rest);
  }

  /** Takes a tool in hand, or puts it down. */
  toggle(tool: Tool): void {
    this.tool = this.tool === tool ? null : tool;
    if (this.tool === null || this.tool === 'pen') this.point('pointer', null);
  }

  /** @param words as typed so far; null for whoever wants to look */
  openOverview(words: string | null): void {
    this.isTyping = words !== null;
    this.words = words ?? '';
    this.#askTalks().then(
      (talks) => (this.talks = talks),
      () => (this.talks = []),
    );
  }

  /** Points to a place of the slide, or nowhere. */
  point(kind: 'pointer' | 'spotlight', at: [number, number] | null): void {
    if (at !== null || this.#presenting.pointing) this.ask({ type: 'point', kind, at });
  }

  /** Nothing is left in anyone's hands. */
  putDown(): void {
    clearTimeout(this.#timer);
    this.isTouched = false;
    this.tool = null;
    this.words = null;
    this.isEnding = false;
  }
}
