/** Attributes that make an element fetch and decode something. */
const sources = ['src', 'srcset', 'poster'] as const;
const heldAs = (name: string): string => `data-held-${name}`;

const freeMedia = sources.map((name) => `[${name}]`).join();
const heldMedia = sources.map((name) => `[${heldAs(name)}]`).join();

const mediaIn = (root: ParentNode): Element[] => [
  ...root.querySelectorAll('img, video, audio, source, track'),
];

/** Takes the addresses of all media away, so that nothing is fetched or decoded. */
export function holdBack(root: ParentNode): void {
  for (const element of mediaIn(root)) {
    move(element, (name) => [name, heldAs(name)]);
    // As the compiler leaves them; under this name reveal.js would load them by rules of its own.
    move(element, (name) => [`data-${name}`, heldAs(name)]);
  }
  for (const player of playersIn(root)) player.load();
}

/** Gives media back what {@link holdBack} took. */
function release(root: ParentNode): void {
  for (const element of mediaIn(root)) {
    move(element, (name) => [heldAs(name), name]);
    // Otherwise a picture that was never painted would come a frame after its slide.
    if (element instanceof HTMLImageElement) element.decoding = 'sync';
  }
  for (const player of playersIn(root)) player.load();
}

/**
 * Lets only a slide and its neighbours hold media: a deck with fifty films must not hold fifty decoders.
 * @param index of the slide, from 0
 */
export function keepNearby(slides: Iterable<Element>, index: number): void {
  for (const [place, slide] of [...slides].entries()) {
    const isNear = Math.abs(place - index) <= 1;
    const isHeld = slide.querySelector(heldMedia) !== null;
    if (isNear && isHeld) release(slide);
    if (!isNear && slide.querySelector(freeMedia) !== null) holdBack(slide);
  }
}

function move(element: Element, names: (source: string) => [from: string, to: string]): void {
  for (const source of sources) {
    const [from, to] = names(source);
    const address = element.getAttribute(from);
    if (address === null) continue;
    element.removeAttribute(from);
    element.setAttribute(to, address);
  }
}

/** Players take up a changed address, or let their film go, only when told. */
function playersIn(root: ParentNode): HTMLMediaElement[] {
  return [...root.querySelectorAll<HTMLMediaElement>('video, audio')];
}
