import type { HashedFile } from './library-content.ts';
import { readFileAt, type ReadAt } from './read-at.ts';
import { readVint } from './vint.ts';

/** No film has more parts than this before its tracks are told. */
const mostParts = 2_000;

/** Names of the films among files that certainly have no sound. One that cannot be read, or of another format, may have some. */
export async function silentFilms(files: readonly HashedFile[]): Promise<Set<string>> {
  const silent = new Set<string>();
  for (const { name, path, size } of files) {
    const has = /\.(?:mp4|m4v)$/i.test(name) ? mp4HasSound : webmHasSound;
    if (!/\.(?:mp4|m4v|webm)$/i.test(name)) continue;
    if ((await readFileAt(path, (readAt) => has(readAt, size))) === false) silent.add(name);
  }
  return silent;
}

type Range = readonly [from: number, to: number];

/** Whether a track's handler is for sound (ISO/IEC 14496-12, 8.4.3). Null of what is no such film. */
async function mp4HasSound(readAt: ReadAt, size: number): Promise<boolean | null> {
  if ((await readAt(4, 4)).toString('latin1') !== 'ftyp') return null;
  const tracks = await boxes(readAt, [[0, size]], ['moov', 'trak']);
  const handlers = await boxes(readAt, tracks, ['mdia', 'hdlr']);
  if (handlers.length === 0) return null;
  for (const [from] of handlers)
    if ((await readAt(from + 8, 4)).toString('latin1') === 'soun') return true;
  return false;
}

/** Contents of the boxes at a path of types. */
async function boxes(
  readAt: ReadAt,
  ranges: readonly Range[],
  path: readonly string[],
): Promise<Range[]> {
  const [wanted, ...rest] = path;
  if (wanted === undefined) return [...ranges];
  const found: Range[] = [];
  for (const [from, to] of ranges) {
    let at = from;
    for (let count = 0; at < to && count < mostParts; count += 1) {
      const header = await readAt(at, 16);
      if (header.length < 8) break;
      const short = header.readUInt32BE(0);
      const isLong = short === 1 && header.length === 16;
      const length = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? to - at : short;
      if (length < 8) break;
      if (header.toString('latin1', 4, 8) === wanted)
        found.push([at + (isLong ? 16 : 8), Math.min(to, at + length)]);
      at += length;
    }
  }
  return boxes(readAt, found, rest);
}

/** Elements of Matroska (RFC 9559). */
const segment = 0x18538067;
const tracks = 0x1654ae6b;
const trackEntry = 0xae;
const trackType = 0x83;
const audio = 2;

/** Whether an entry of the film's tracks is audio. Null of what is no such film, or tells its tracks nowhere. */
async function webmHasSound(readAt: ReadAt, size: number): Promise<boolean | null> {
  if ((await readAt(0, 4)).toString('latin1') !== '\x1a\x45\xdf\xa3') return null;
  const entries = await elements(readAt, [[0, size]], [segment, tracks, trackEntry]);
  const types = await elements(readAt, entries, [trackType]);
  if (types.length === 0) return null;
  for (const [from, to] of types) if ((await readAt(from, to - from)).at(-1) === audio) return true;
  return false;
}

/** Contents of the elements at a path of identifiers. */
async function elements(
  readAt: ReadAt,
  ranges: readonly Range[],
  path: readonly number[],
): Promise<Range[]> {
  const [wanted, ...rest] = path;
  if (wanted === undefined) return [...ranges];
  const found: Range[] = [];
  for (const [from, to] of ranges) {
    let at = from;
    for (let count = 0; at < to && count < mostParts; count += 1) {
      const header = await readAt(at, 12);
      const width = Math.clz32(header[0] ?? 0) - 23;
      const length = readVint(header.subarray(width));
      if (width > 4 || header.length <= width || !length) break;
      const begin = at + width + length.bytes;
      const end = length.unknown ? to : Math.min(to, begin + length.value);
      if (header.readUIntBE(0, width) === wanted) found.push([begin, end]);
      // What comes after the tracks is the film itself.
      if (wanted === tracks && found.length > 0) break;
      at = end;
    }
  }
  return elements(readAt, found, rest);
}
