import { crc32, deflateSync } from 'node:zlib';
import { type Colour, parseColour } from './look.ts';
import type { State } from './judge-looks.ts';

/** Dark enough for light letters, and far from one another, from black and from paper. */
const palette = [
  ...['#c02020', '#2060c0', '#108040', '#a020a0', '#806000', '#008080', '#6040d0', '#b03070'],
  ...['#507000', '#405878', '#a04818', '#3030a0', '#784860', '#305030', '#8a3a3a', '#1878a8'],
];

/** Decks of which every slide has a colour of its own, so that one can tell from its edge which it is. */
export class FlatDecks {
  readonly #colours = new Map<string, string>();

  /** A deck's text with so many slides; another number of slides makes another version. */
  text(deck: string, locale: string, slides: number, body = ''): string {
    const bodies = Array.from({ length: slides }, (_, index) => {
      const colour = palette[this.#colours.size % palette.length] ?? '';
      this.#colours.set(`${deck} ${locale} ${index + 1}/${slides}`, colour);
      const comment = `<!-- .slide: data-background-color="${colour}" -->`;
      return `${comment}\n\n# ${deck} ${locale} ${index + 1}\n\n${body}`;
    });
    return `---\ntitle: ${deck}\n---\n\n${bodies.join('\n\n---\n\n')}\n`;
  }

  /** A deck of one slide that lies on a picture of this colour. */
  onPicture(deck: string, locale: string, picture: string, colour: string): string {
    this.#colours.set(`${deck} ${locale} 1/1`, colour);
    return `---\ntitle: ${deck}\n---\n\n<!-- .slide: data-background-image="${picture}" -->\n\n# ${deck} ${locale}\n`;
  }

  /** The colour of what `<html>` says is on stage. */
  colourOf = ({ deck, locale, slide }: Pick<State, 'deck' | 'locale' | 'slide'>): Colour => {
    const colour = this.#colours.get(`${deck} ${locale} ${slide}`);
    if (!colour) throw new Error(`No slide ${deck} ${locale} ${slide} was ever written.`);
    return parseColour(colour);
  };
}

/** A PNG of one colour (PNG specification, 3rd edition): a small file that takes long to decode when it is large. */
export function flatPicture(width: number, height: number, colour: string): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) row.set(parseColour(colour), 1 + x * 3);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
