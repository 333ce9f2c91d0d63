import { ownLanguages } from '../../core/library/languages.ts';
import { messagesFor, ownWords } from '../i18n/messages.ts';
import { isCalm } from '../ui/motion.ts';

/** Between two languages, in ms; the hand moves at every third. */
const pause = 8_000;
/** Lengths of one gesture and of new words coming up, in ms: what moves on a still slide is nearly all that it costs. */
const gesture = 700;
const fade = 200;

/** A hand that touches: understood without reading. Drawn for Vitrine. */
const hand = `<svg viewBox="0 0 48 48" aria-hidden="true">
  <circle cx="20" cy="14" r="9" />
  <circle class="ripple" cx="20" cy="14" r="9" />
  <path class="hand" d="M16.5 14.5a3.5 3.5 0 0 1 7 0v11l9.6 2.1a5 5 0 0 1 3.9 5.5l-1 8.4a4 4 0 0 1-4 3.5H20.6a4 4 0 0 1-3.3-1.7l-7-10.2a3.2 3.2 0 0 1 4.9-4.1l1.3 1.4z" />
</svg>`;

/** Invites a passer-by to touch, in the cartel's line, where no content ever is. */
export class Invitation {
  readonly #element = document.createElement('span');
  readonly #words = document.createElement('span');
  #locales: readonly string[] = [];
  #turn = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param cartel the line, whose last part is a slide's number */
  constructor(cartel: HTMLElement) {
    this.#element.className = 'invitation';
    this.#element.innerHTML = hand;
    this.#element.append(this.#words);
    cartel.lastElementChild?.before(this.#element);
  }

  /** Invites in those of its own languages that suit these, in turns; for none, it is gone. */
  invite(locales: readonly string[]): void {
    this.#locales = ownLanguages(locales);
    this.#element.hidden = locales.length === 0;
    this.#say();
    clearInterval(this.#timer);
    this.#timer = locales.length > 0 ? setInterval(() => this.#beckon(), pause) : undefined;
  }

  /** Stays as it is until it invites again. */
  rest(): void {
    clearInterval(this.#timer);
  }

  #beckon(): void {
    this.#turn += 1;
    this.#say();
    if (isCalm()) return;
    if (this.#locales.length > 1) this.#words.animate({ opacity: [0, 1] }, { duration: fade });
    if (this.#turn % 3 !== 1) return;
    const timing = { duration: gesture, easing: 'ease-in-out' };
    this.#element
      .querySelector('.hand')
      ?.animate({ transform: ['none', 'translateY(-4px)', 'none', 'none'] }, timing);
    this.#element
      .querySelector('.ripple')
      ?.animate(
        { opacity: [0, 0, 1, 0], transform: ['none', 'none', 'scale(1.3)', 'scale(1.7)'] },
        timing,
      );
  }

  #say(): void {
    const locale = this.#locales[this.#turn % Math.max(this.#locales.length, 1)];
    if (locale === undefined) return;
    Object.assign(this.#words, ownWords(locale));
    this.#words.textContent = messagesFor(locale).invitation;
  }
}
