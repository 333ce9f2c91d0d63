import { readFileAt, type ReadAt } from './read-at.ts';
import { readVint } from './vint.ts';

/** In bytes. Programs append things to pictures; before what they append stands the picture's own end. */
const tailLength = 64 * 1024;
const jpegTailLength = 4 * 1024 * 1024;
/** In bytes: no film, sound or index ends in so many zeros. */
const emptyLength = 64;
/** The one last chunk, with its check sum. */
const pngEnd = Buffer.from('IEND\xae\x42\x60\x82', 'latin1');
/** A film in pieces has more boxes than this only when it is hours long. */
const mostBoxes = 20_000;

/** Whether a file on disk is whole as far as its format tells; true of one that cannot be read. */
export async function isWholeFile(path: string, size: number): Promise<boolean> {
  return (await readFileAt(path, (readAt) => isWhole(path, size, readAt))) ?? true;
}

/**
 * Whether a file holds all that its own structure announces. Whatever has another format than its name says, or one that
 * does not tell, passes: only what is certainly cut off is called so.
 */
export async function isWhole(name: string, size: number, readAt: ReadAt): Promise<boolean> {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const check = checks[extension];
  if (!check) return true;
  if (size === 0) return false;
  return check(size, readAt);
}

type Check = (size: number, readAt: ReadAt) => Promise<boolean>;

const checks: Readonly<Record<string, Check>> = {
  png: async (size, readAt) =>
    !(await startsWith(readAt, '\x89PNG')) || (await tail(size, readAt)).includes(pngEnd),
  gif: async (size, readAt) =>
    !(await startsWith(readAt, 'GIF8')) ||
    (await tail(size, readAt, 1024)).includes('\x00;', 'latin1'),
  jpg: isWholeJpeg,
  jpeg: isWholeJpeg,
  webp: isWholeRiff,
  wav: isWholeRiff,
  mp4: (size, readAt) => hasWholeBoxes(size, readAt, 'moov'),
  m4v: (size, readAt) => hasWholeBoxes(size, readAt, 'moov'),
  m4a: (size, readAt) => hasWholeBoxes(size, readAt, 'moov'),
  avif: (size, readAt) => hasWholeBoxes(size, readAt, 'meta'),
  webm: isWholeWebm,
  svg: isWholeSvg,
};

async function startsWith(readAt: ReadAt, magic: string): Promise<boolean> {
  return (await readAt(0, magic.length)).toString('latin1') === magic;
}

function tail(size: number, readAt: ReadAt, length = tailLength): Promise<Buffer> {
  return readAt(Math.max(0, size - length), length);
}

/** Past the first scan's header an FF D9 is the end; before it, a thumbnail's. */
async function isWholeJpeg(size: number, readAt: ReadAt): Promise<boolean> {
  if (!(await startsWith(readAt, '\xff\xd8'))) return true;
  let at = 2;
  for (let marker = 0; marker !== 0xda;) {
    const header = await readAt(at, 4);
    if (header.length < 4) return false;
    if (header[0] !== 0xff) return true;
    marker = header[1] ?? 0;
    // Any number of FF may stand before a marker.
    at += marker === 0xff ? 1 : 2 + header.readUInt16BE(2);
  }
  const from = Math.max(at, size - jpegTailLength);
  return (await readAt(from, jpegTailLength)).includes(Buffer.from([0xff, 0xd9]));
}

async function isWholeRiff(size: number, readAt: ReadAt): Promise<boolean> {
  if (!(await startsWith(readAt, 'RIFF'))) return true;
  const header = await readAt(0, 8);
  if (header.length < 8) return false;
  const announced = header.readUInt32LE(4);
  // Recorders that never came back to the header leave all ones.
  return announced === 0xffffffff || announced + 8 <= size;
}

/** Follows the boxes of an ISO base media file (ISO/IEC 14496-12) from one to the next, to the file's end. */
async function hasWholeBoxes(size: number, readAt: ReadAt, index: string): Promise<boolean> {
  if ((await readAt(4, 4)).toString('latin1') !== 'ftyp') return true;
  const found = new Set<string>();
  const isComplete = () => found.has(index) && found.has('mdat');
  let type = '';
  let at = 0;
  for (let boxes = 0; at < size; boxes += 1) {
    if (boxes > mostBoxes) return true;
    const header = await readAt(at, 16);
    // A few bytes too many are no box, and do no harm.
    if (header.length < 8) return isComplete();
    const short = header.readUInt32BE(0);
    if (short === 1 && header.length < 16) return false;
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    type = header.toString('latin1', 4, 8);
    found.add(type);
    // Zero stands for “to the end of the file”; less than a header is no box.
    if (length < 8) return isComplete();
    at += length;
    if (at > size) return false;
  }
  if (!isComplete() || type === 'free' || type === 'skip') return isComplete();
  // A file that was made to its full length and is still being filled ends in nothing.
  return (await readAt(Math.max(0, size - emptyLength), emptyLength)).some((byte) => byte !== 0);
}

/** Reads how long the one Segment after the EBML header is (RFC 8794, RFC 9559). */
async function isWholeWebm(size: number, readAt: ReadAt): Promise<boolean> {
  if (!(await startsWith(readAt, '\x1a\x45\xdf\xa3'))) return true;
  const header = readVint(await readAt(4, 8));
  if (!header) return false;
  const segment = 4 + header.bytes + header.value;
  const found = await readAt(segment, 12);
  if (found.length < 5) return false;
  if (found.readUInt32BE(0) !== 0x18538067) return true;
  const length = readVint(found.subarray(4));
  if (!length) return false;
  return length.unknown || segment + 4 + length.bytes + length.value <= size;
}

/** Text in UTF-8 that begins as XML does must close its root. */
async function isWholeSvg(size: number, readAt: ReadAt): Promise<boolean> {
  const head = (await readAt(0, tailLength)).toString('latin1');
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(head)) return true;
  if (/<\/(?:[\w.-]+:)?svg\s*>/i.test((await tail(size, readAt)).toString('latin1'))) return true;
  const root = head.slice(Math.max(0, head.search(/<svg\b/i)));
  return /^<svg\b[^<>]*\/>/i.test(root);
}
