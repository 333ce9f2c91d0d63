/** One element of a drawing. */
export interface DrawnElement {
  /** Without its prefix. */
  name: string;
  /** By their full names; references to characters are resolved. */
  attributes: ReadonlyMap<string, string>;
  children: DrawnElement[];
  /** Only text that stands right in it. */
  text: string;
}

/** What has no elements in it: how it begins and ends. */
const passedOver = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;
const cdata = ['<![CDATA[', ']]>'] as const;

/**
 * Reads an SVG's elements below one that stands for the file, in time that grows as its length does. A text that is no XML
 * is read to its first mistake and some way on; a browser stops there. Null where the text declares entities of its own.
 */
export function readDrawing(text: string): DrawnElement | null {
  const file: DrawnElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [file];
  const endOf = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found;
  };
  for (let at = 0; at < text.length;) {
    const parent = open.at(-1) ?? file;
    const skipped = passedOver.find(([start]) => text.startsWith(start, at));
    if (skipped) at = endOf(skipped[1], at + skipped[0].length) + skipped[1].length;
    else if (text.startsWith(cdata[0], at)) {
      const end = endOf(cdata[1], at);
      parent.text += text.slice(at + cdata[0].length, end);
      at = end + cdata[1].length;
    } else if (text.startsWith('<!', at)) {
      const end = endOf('>', at);
      if (text.slice(at, end).includes('[')) return null;
      at = end + 1;
    } else if (text[at] === '<') {
      const end = endOfTag(text, at + 1);
      readTag(text.slice(at + 1, end), open, parent);
      at = end + 1;
    } else {
      const end = endOf('<', at);
      parent.text += resolve(text.slice(at, end));
      at = end;
    }
  }
  return file;
}

/** The next > that stands in no quotes. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quote === '' && letter === '>') return at;
    if (quote === letter) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
  }
  return text.length;
}

function readTag(tag: string, open: DrawnElement[], parent: DrawnElement): void {
  if (tag.startsWith('/')) {
    if (open.length > 1) open.pop();
    return;
  }
  const length = tag.search(/[\s/]/);
  const name = (length < 0 ? tag : tag.slice(0, length)).split(':').at(-1) ?? '';
  const attributes = readAttributes(length < 0 ? '' : tag.slice(length));
  const element = { name, attributes, children: [], text: '' };
  parent.children.push(element);
  if (!tag.endsWith('/')) open.push(element);
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (let at = 0; ;) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return attributes;
    const name = text.slice(at, equals).trim().split(/\s/).at(-1) ?? '';
    let from = equals + 1;
    while (/\s/.test(text[from] ?? '')) from += 1;
    const quote = text[from] ?? '';
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, from + 1) : -1;
    if (end < 0) return attributes;
    attributes.set(name, resolve(text.slice(from + 1, end)));
    at = end + 1;
  }
}

const named = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }));

/** Resolves the references to characters that every XML has. */
function resolve(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,30}|#\d{1,30}|[a-z]{2,4});/gi, (whole, reference: string) => {
    if (!reference.startsWith('#')) return named.get(reference) ?? whole;
    const code = Number(reference.slice(1).replace(/^x/i, '0x'));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
