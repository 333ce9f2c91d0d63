import { isCalm } from './motion.ts';

/** Share of what is in sight that one step scrolls: something known stays in sight. */
const share = 0.8;

/** Where one is in an element that scrolls. */
export class ScrollPlace {
  readonly #area: HTMLElement;
  isAtTop = $state(true);
  isAtBottom = $state(true);

  constructor(area: HTMLElement) {
    this.#area = area;
  }

  /** Whether something is out of sight. */
  get canScroll(): boolean {
    return !this.isAtTop || !this.isAtBottom;
  }

  /** Keeps the place right. @returns its undo */
  watch(): () => void {
    const look = (): void => this.#look();
    look();
    const observer = new ResizeObserver(look);
    for (const element of [this.#area, ...this.#area.children]) observer.observe(element);
    this.#area.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      this.#area.removeEventListener('scroll', look);
    };
  }

  /** Scrolls by most of what is in sight. */
  page(direction: 1 | -1): void {
    const behavior = isCalm() ? 'instant' : 'smooth';
    this.#area.scrollBy({ top: direction * this.#area.clientHeight * share, behavior });
  }

  #look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#area;
    this.isAtTop = scrollTop < 2;
    this.isAtBottom = scrollTop + clientHeight > scrollHeight - 2;
  }
}
