import { readDrawing, type DrawnElement } from './drawing-reader.ts';
import { nestedFilesProblem } from './nested-files.ts';

/** In bytes. */
export const largestDrawing = 4 * 1024 * 1024;
/** Elements as they are drawn: what is used twice counts twice. A moving drawing is drawn anew for each frame. */
const mostElements = 20_000;
const mostMovingElements = 2_000;
/** Elements in elements, and uses of uses. */
const mostLevels = 400;
/** What a filter's steps count for, in elements. */
const costOfStep = 100;
const costOfDearStep = 5_000;
const dearSteps =
  /^fe(?:Turbulence|ConvolveMatrix|Morphology|DisplacementMap|DiffuseLighting|SpecularLighting|Image)$/;
const movements = /^(?:animate(?:Motion|Transform|Color)?|set)$/;
/** Elements whose `href` draws something again. */
const drawsAgain = /^(?:use|pattern|feImage|tref)$/;
const foreignEncoding =
  /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-?8|us-ascii|iso-8859-1["'])/i;

/** Why a drawing would keep a page busy for too long, as the end of “The drawing …”; null for one that does not. */
export async function drawingProblem(bytes: Buffer): Promise<string | null> {
  if (bytes.length > largestDrawing) return 'has over 4 MB';
  const text = bytes.toString('utf8');
  if (text.includes('\0') || foreignEncoding.test(text)) return 'is not in UTF-8';
  const file = readDrawing(text);
  if (!file) return 'declares entities of its own';
  const budget = new Budget(file);
  return budget.problem() ?? (await nestedFilesProblem(budget.values));
}

/** A drawing's elements, and what each costs. */
class Budget {
  /** Every text that may hold an address. */
  readonly values: string[] = [];
  readonly #file: DrawnElement;
  readonly #byId = new Map<string, DrawnElement[]>();
  /** Infinity while it is reckoned: whoever comes back to it goes round in circles. */
  readonly #costs = new Map<DrawnElement | string, number>();
  #count = 0;
  #moves = false;
  #filters = false;
  #escapes = false;
  #levels = 0;
  /** What one corner of a line costs where there are markers. */
  #corner = 0;

  constructor(file: DrawnElement) {
    this.#file = file;
    const waiting = [file];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      this.#learn(next);
      for (const child of next.children) waiting.push(child);
    }
  }

  problem(): string | null {
    if (this.#escapes) return 'hides its styles behind backslashes';
    if (this.#moves && this.#filters) return 'moves, and has filters';
    const most = this.#moves ? mostMovingElements : mostElements;
    const cost = this.#count > most ? this.#count : this.#wholeCost();
    if (this.#levels > mostLevels) return `nests more than ${String(mostLevels)} levels deep`;
    if (cost === Infinity) return 'uses itself';
    if (cost <= most) return null;
    const counted = cost < 1e9 ? String(Math.round(cost)) : 'over a thousand million';
    return `counts as ${counted} elements where ${String(most)} are allowed: what is used twice counts twice, and filters count for many`;
  }

  #wholeCost(): number {
    let corner = 0;
    for (const [id, elements] of this.#byId)
      if (elements.some(({ name }) => name === 'marker')) corner += this.#costOfId(id, 0);
    this.#costs.clear();
    this.#corner = corner;
    return this.#costOf(this.#file, 0);
  }

  #learn(element: DrawnElement): void {
    const { name, attributes, text } = element;
    this.#count += 1;
    const id = attributes.get('id');
    if (id !== undefined) {
      const same = this.#byId.get(id);
      if (same) same.push(element);
      else this.#byId.set(id, [element]);
    }
    const styles = name === 'style' ? [text] : [];
    for (const [key, value] of attributes) {
      if (isAddress(key)) this.values.push(value);
      else if (key === 'style' || (!key.includes(':') && value.includes('('))) styles.push(value);
    }
    this.values.push(...styles);
    this.#escapes ||= styles.some((style) => style.includes('\\'));
    this.#moves ||= movements.test(name) || styles.some((style) => /@keyframes/i.test(style));
    this.#filters ||=
      name === 'filter' ||
      attributes.has('filter') ||
      styles.some((style) => /filter\s*:/i.test(style));
  }

  #costOf(element: DrawnElement, level: number): number {
    return this.#remember(element, level, () => {
      let cost = ownCost(element) + cornersOf(element) * this.#corner;
      for (const child of element.children) cost += this.#costOf(child, level + 1);
      // A style sheet's rule may be for every element.
      const times = element.name === 'style' ? this.#count : 1;
      for (const id of referencesOf(element)) cost += times * this.#costOfId(id, level + 1);
      return cost;
    });
  }

  /** The dearest of those that have the same id; gradients draw nothing. */
  #costOfId(id: string, level: number): number {
    return this.#remember(`#${id}`, level, () => {
      const targets = (this.#byId.get(id) ?? []).filter(({ name }) => !name.endsWith('Gradient'));
      return targets.reduce((most, target) => Math.max(most, this.#costOf(target, level + 1)), 0);
    });
  }

  #remember(what: DrawnElement | string, level: number, reckon: () => number): number {
    const known = this.#costs.get(what);
    if (known !== undefined) return known;
    this.#levels = Math.max(this.#levels, level);
    if (level > mostLevels) return Infinity;
    this.#costs.set(what, Infinity);
    const cost = reckon();
    this.#costs.set(what, cost);
    return cost;
  }
}

function ownCost({ name, attributes }: DrawnElement): number {
  if (name === 'feTurbulence')
    return costOfDearStep * Math.max(1, Number(attributes.get('numOctaves')) || 1);
  if (dearSteps.test(name)) return costOfDearStep;
  return /^fe[A-Z]/.test(name) ? costOfStep : 1;
}

/** About how many corners a line has: each may carry a marker. */
function cornersOf({ attributes }: DrawnElement): number {
  const line = attributes.get('d') ?? attributes.get('points') ?? '';
  return Math.ceil((line.match(/[\d.]+/g)?.length ?? 0) / 2);
}

/** The ids of what an element draws again: itself, or by a pattern, mask, path or filter. */
function referencesOf({ name, attributes, text }: DrawnElement): string[] {
  const addresses = name === 'style' ? addressesIn(text) : [];
  for (const [key, value] of attributes) {
    if (!isAddress(key)) addresses.push(...addressesIn(value));
    else if (drawsAgain.test(name)) addresses.push(value);
  }
  return addresses
    .filter((address) => address.includes('#'))
    .map((address) => decode(address.slice(address.lastIndexOf('#') + 1).trim()));
}

function isAddress(attribute: string): boolean {
  return /^(?:\w+:)?href$|^src$/.test(attribute);
}

function addressesIn(style: string): string[] {
  return [...style.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, address = '']) => address);
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
