/** Text sizes that are tried, relative to the full one, largest first. */
const scales = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3];
/** How far text shrinks before it is crowded, and how large it is then at most. */
const [smallestWhole, largestCrowded] = [0.72, 0.85];

const isWider = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1;

/** Whether a slide's content leaves the room between its paddings. In stage px, whatever the screen's scale. */
function overflows(section: HTMLElement): boolean {
  if (isWider(section) || [...section.querySelectorAll(':scope > *, li')].some(isWider))
    return true;
  const style = getComputedStyle(section);
  const top = parseFloat(style.paddingTop);
  const bottom = section.clientHeight - parseFloat(style.paddingBottom);
  return [...section.children].some((child) => {
    if (!(child instanceof HTMLElement) || getComputedStyle(child).position === 'absolute')
      return false;
    return child.offsetTop < top - 1 || child.offsetTop + child.offsetHeight > bottom + 1;
  });
}

/** How much larger than usual visitors want text. */
export function enlargement(): number {
  return Number(getComputedStyle(document.documentElement).getPropertyValue('--enlarge')) || 1;
}

/** Tells each chart how wide its widest number is, in em: bars share what is left. */
function measureNumbers(section: HTMLElement): void {
  for (const chart of section.querySelectorAll<HTMLElement>('.chart')) {
    const widths = [...chart.querySelectorAll<HTMLElement>('td > span')].map(
      (number) => number.offsetWidth / parseFloat(getComputedStyle(number).fontSize),
    );
    chart.style.setProperty('--numbers', `${Math.max(0, ...widths).toFixed(2)}em`);
  }
}

/** Enlarged headings grow no further than their longest word has room (stage/enlarged.css): a word cut in two is harder to read. */
function keepWordsWhole(section: HTMLElement): void {
  for (const heading of section.querySelectorAll<HTMLElement>('h1, h2')) {
    heading.style.overflowWrap = 'normal';
    for (const scale of scales) {
      heading.style.setProperty('--whole', String(scale));
      if (!isWider(heading)) break;
    }
    heading.style.removeProperty('overflow-wrap');
  }
}

/**
 * Gives a slide the largest text that fits; at the last scale it is left as it is. Text that would become very small is
 * crowded instead: words may break, long lists get columns. Text that visitors have enlarged never shrinks: what does not
 * fit then is scrolled to. Reads layout.
 */
export function fit(section: HTMLElement): void {
  const enlarged = enlargement();
  const isPortrait = section.closest('[data-shape]')?.getAttribute('data-shape') === 'portrait';
  section.toggleAttribute('data-enlarged', enlarged > 1);
  // What scrolls can have the focus, for those who scroll by keys.
  if (enlarged > 1) section.tabIndex = 0;
  else section.removeAttribute('tabindex');
  section.toggleAttribute('data-narrow', enlarged > 1 || isPortrait);
  section.removeAttribute('data-crowded');
  measureNumbers(section);
  if (enlarged > 1) {
    section.style.setProperty('--fit', String(enlarged));
    keepWordsWhole(section);
    return;
  }
  for (const isCrowded of [false, true]) {
    section.toggleAttribute('data-crowded', isCrowded);
    for (const scale of scales) {
      if (isCrowded ? scale > largestCrowded : scale < smallestWhole) continue;
      section.style.setProperty('--fit', String(scale));
      if (!overflows(section)) return;
    }
  }
}
