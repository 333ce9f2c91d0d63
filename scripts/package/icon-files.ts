/** Pictures of an icon: size in px → PNG. */
export type Pictures = ReadonlyMap<number, Buffer>;

/** What Windows shows at its scales; larger ones it makes smaller itself. */
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** What macOS shows, each by the name of its entry. */
const macEntries: readonly [type: string, size: number][] = [
  ...([
    ['icp4', 16],
    ['icp5', 32],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
  ] as const),
  // The same at twice the density.
  ...([
    ['ic11', 32],
    ['ic12', 64],
    ['ic13', 256],
    ['ic14', 512],
    ['ic10', 1024],
  ] as const),
] as [string, number][];

/** An `.ico` of PNG pictures: a header, a directory of 16 bytes for each, the pictures. */
export function toIco(pictures: Pictures): Buffer {
  const header = Buffer.from([0, 0, 1, 0, windowsSizes.length, 0]);
  const bodies = windowsSizes.map((size) => pictureOf(pictures, size));
  let offset = header.length + 16 * windowsSizes.length;
  const directory = windowsSizes.map((size, index) => {
    const entry = Buffer.alloc(16);
    // One byte for each side: 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bodies[index]?.length ?? 0, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bodies[index]?.length ?? 0;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...bodies]);
}

/** An `.icns` of PNG pictures: each behind its type and length, all behind those of the file. */
export function toIcns(pictures: Pictures): Buffer {
  const entries = macEntries.map(([type, size]) => chunk(type, pictureOf(pictures, size)));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}

function pictureOf(pictures: Pictures, size: number): Buffer {
  const picture = pictures.get(size);
  if (!picture) throw new Error(`The icon was not drawn at ${String(size)} px.`);
  return picture;
}
