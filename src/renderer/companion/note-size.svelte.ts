/** Sizes of the notes, relative to the page's text. */
const sizes = [0.85, 1, 1.2, 1.45, 1.75, 2.1, 2.5];
const usual = 2;
const key = 'vitrine.note-size';

/** How large a presenter wants their notes, remembered by the browser. */
export class NoteSize {
  #index = $state(remembered());

  /** Relative to the page's text. */
  get scale(): number {
    return sizes[this.#index] ?? 1;
  }
  get canShrink(): boolean {
    return this.#index > 0;
  }
  get canGrow(): boolean {
    return this.#index < sizes.length - 1;
  }

  /** One size larger (1) or smaller (-1). */
  change(by: 1 | -1): void {
    this.#index = Math.min(Math.max(this.#index + by, 0), sizes.length - 1);
    try {
      localStorage.setItem(key, String(this.#index));
    } catch {
      // A browser that keeps nothing begins with the usual size again.
    }
  }
}

function remembered(): number {
  try {
    const index = Number(localStorage.getItem(key) ?? usual);
    return index in sizes ? index : usual;
  } catch {
    return usual;
  }
}
