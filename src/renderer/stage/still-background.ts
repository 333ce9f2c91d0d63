/** How bright a colour is from 0 to 255, as reveal.js reckons it. */
const middle = 128;

/** Draws behind a still slide what its `data-background-…` ask for, as reveal.js would: colour, gradient, picture. */
export function createStillBackground(
  reveal: HTMLElement,
  attributes: Readonly<Record<string, string>>,
): void {
  const of = (name: string): string => attributes[`data-background-${name}`] ?? '';
  const colour = of('color') || (attributes['data-background'] ?? '');
  const pictures = of('image');
  if (!colour && !pictures && !of('gradient')) return;
  const background = document.createElement('div');
  background.className = 'still-background';
  background.style.background = of('gradient') || colour;
  reveal.prepend(background);
  if (pictures) {
    const content = document.createElement('div');
    const addresses = pictures
      .split(',')
      .map((each) => `url("${encodeURI(decoded(each.trim()))}")`);
    Object.assign(content.style, {
      backgroundImage: addresses.join(),
      backgroundSize: of('size') || 'cover',
      backgroundPosition: of('position') || 'center',
      backgroundRepeat: of('repeat') || 'no-repeat',
      opacity: of('opacity') || '1',
    });
    background.append(content);
  }
  if (colour) tellBrightness(reveal, getComputedStyle(background).backgroundColor);
}

function tellBrightness(reveal: HTMLElement, colour: string): void {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha === 0) return;
  const brightness = (red * 299 + green * 587 + blue * 114) / 1_000;
  reveal.classList.add(brightness < middle ? 'has-dark-background' : 'has-light-background');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
