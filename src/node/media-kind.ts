/** In bytes: as many as {@link isOfItsKind} looks at. */
export const kindBytes = 256;

const pictures = /^(?:\x89PNG\r\n\x1a\n|\xff\xd8|GIF8[79]a|RIFF[^]{4}WEBP|[^]{4}ftyp[^]*avi[fs])/;
const isoMedia = /^[^]{4}(?:ftyp|styp|moov|moof|mdat|free|skip|wide)/;
const ogg = /^OggS/;
/** How a file begins, byte for character, by the extension of its name. Pictures may be misnamed among themselves. */
const starts: Readonly<Record<string, RegExp>> = {
  ...{
    png: pictures,
    jpg: pictures,
    jpeg: pictures,
    gif: pictures,
    webp: pictures,
    avif: pictures,
  },
  ...{ mp4: isoMedia, m4v: isoMedia, m4a: isoMedia, ogv: ogg, ogg },
  webm: /^\x1a\x45\xdf\xa3/,
  // A tag, or the first frame's eleven set bits; some programs leave zeros before it.
  mp3: /^\0*(?:ID3|\xff[\xe0-\xff])/,
  wav: /^R(?:IFF|F64)[^]{4}WAVE/,
  svg: /^(?:\xef\xbb\xbf)?\s*</,
  vtt: /^(?:\xef\xbb\xbf)?WEBVTT/,
};

/**
 * Whether a file begins as its name says: a browser goes by the bytes, and some kinds make it ask elsewhere for more. One of
 * zeros alone passes, since it is only not yet copied.
 */
export function isOfItsKind(name: string, start: Buffer): boolean {
  const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(starts, extension) ? starts[extension] : undefined;
  if (!expected || start.every((byte) => byte === 0)) return true;
  return expected.test(start.toString('latin1', 0, kindBytes));
}
