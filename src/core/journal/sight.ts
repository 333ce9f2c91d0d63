/** What a screen shows at a moment, as far as the journal cares. */
export interface Sight {
  /** In ms of the screen's monotonic clock. */
  readonly at: number;
  readonly mode: 'loop' | 'explore' | 'present' | 'blank';
  readonly view: 'stage' | 'menu' | 'warning' | 'staff' | 'presenter' | 'remote';
  readonly deck: string;
  /** From 1. */
  readonly slide: number;
  readonly slides: number;
  readonly locale: string;
  /** How long, in ms, nobody touches before the warning comes up. */
  readonly idle: number;
}
