import type { Deck } from '../../core/deck/deck.ts';
import { takeAwayOf } from '../../core/deck/take-away.ts';
import { messagesFor } from '../i18n/messages.ts';
import { createQrCode } from '../ui/qr-code.ts';

/** What stands above the words and the code. */
const heads = 'h1, h2, h3, h4, h5, h6, .eyebrow';

/** Sets beside the words of an `end` slide the code that visitors take home on their telephone. */
export function addTakeAway(section: HTMLElement, deck: Deck): void {
  const { payload, page } = takeAwayOf(deck);
  const { keepProject, codeOfPage, codeOfProject } = messagesFor(deck.locale);
  const caption = document.createElement('figcaption');
  caption.textContent = page?.label ?? keepProject;
  // A label may be in another script than the deck.
  caption.dir = 'auto';
  const figure = document.createElement('figure');
  figure.className = 'take-away';
  const name = page ? codeOfPage(page.label) : codeOfProject;
  figure.append(createQrCode(payload, name), caption);
  const words = document.createElement('div');
  words.append(...[...section.children].filter((each) => !each.matches(heads)));
  const row = document.createElement('div');
  row.className = 'take-away-row';
  row.append(words, figure);
  section.append(row);
}
