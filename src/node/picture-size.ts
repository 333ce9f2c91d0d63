/** Width and height in px. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Reads the size of a PNG, GIF, JPEG or WebP from its first bytes; null for anything else, or when they do not tell. */
export function pictureSize(bytes: Buffer): PictureSize | null {
  try {
    if (bytes.readUInt32BE(0) === 0x89504e47)
      return size(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
    const magic = bytes.toString('latin1', 0, 4);
    if (magic === 'GIF8') return size(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
    if (magic === 'RIFF') return webpSize(bytes);
    if (bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes);
  } catch {
    // Fewer bytes than the header should have.
  }
  return null;
}

function size(width: number, height: number): PictureSize {
  return { width, height };
}

/** Follows the markers to the one that starts the frame: C0 to CF, but for C4, C8 and CC. */
function jpegSize(bytes: Buffer): PictureSize | null {
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return size(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    }
  }
  return null;
}

/** The three kinds of WebP: extended, lossless (two numbers of 14 bits, less one), lossy. */
function webpSize(bytes: Buffer): PictureSize | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (kind === 'VP8 ')
    return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  return null;
}
