import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { create } from 'tar';
import type { RuntimePackage } from '../../../scripts/electron/npm-runtime.ts';

/** What marks the fuses in Electron's binary (its documentation, “Fuses”). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** A binary with a wire of eight fuses, the inspect fuse off, as Cypress ships it. */
const binary = Buffer.concat([
  Buffer.from(`machine code ${sentinel}`),
  Buffer.from([1, 8]),
  Buffer.from('10101011 more code'),
]);

/** Makes a small package that holds an application with its Electron, as a tarball in `folder`. */
export async function packedRuntime(
  folder: string,
): Promise<{ tarball: string; source: RuntimePackage }> {
  mkdirSync(path.join(folder, 'package'), { recursive: true });
  const zip = storedZip({
    'App/App': [binary, 0o755],
    'App/libffmpeg.so': [Buffer.from('library'), 0o644],
    'App/locales/fr.pak': [Buffer.from('bonjour'), 0o644],
    'App/resources/app-update.yml': [Buffer.from('url'), 0o644],
    'App/snapshot.bin': [Buffer.from('the app’s own'), 0o644],
    'other.txt': [Buffer.from('not in the folder'), 0o644],
  });
  writeFileSync(path.join(folder, 'package', 'app.zip'), zip);
  const tarball = path.join(folder, 'runtime.tgz');
  await create({ file: tarball, gzip: true, cwd: folder }, ['package']);
  const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  const pinned = { name: 'runtime', version: '1.0.0', integrity: `sha512-${hash}`, bytes: 1 };
  const packed = {
    folder: 'App/',
    executable: 'App',
    leftOut: ['resources/', 'snapshot.bin'],
    electron: '33.0.0',
  };
  return { tarball, source: { pinned, zip: 'package/app.zip', packed } };
}

/** A zip without compression (PKWARE's APPNOTE.TXT), with Unix modes. */
function storedZip(files: Record<string, [content: Buffer, mode: number]>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, [content, mode]] of Object.entries(files)) {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), content]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE((mode << 16) >>> 0, 6);
    end.writeUInt32LE(offset, 10);
    const madeOnUnix = Buffer.from([20, 3]);
    directory.push(Buffer.from('PK\x01\x02'), madeOnUnix, shared, end, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const last = Buffer.alloc(18);
  last.writeUInt16LE(count, 4);
  last.writeUInt16LE(count, 6);
  last.writeUInt32LE(central.length, 8);
  last.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), last]);
}
