import { once } from 'node:events';
import net from 'node:net';

/** Requests of the X11 protocol, and of its extension RANDR. */
const internAtom = 16;
const queryExtension = 98;
const changeOutputProperty = 13;
/** The predefined atom INTEGER. */
const integer = 19;

/**
 * Gives a display of an X server the name that a real monitor would tell by its EDID; X's own tools can read it alone.
 *
 * @param socket where the server listens, as `/tmp/.X11-unix/X1`
 * @param output the display's id, as `xrandr --verbose` tells it
 * @param name at most 13 characters of ASCII
 */
export async function nameMonitor(socket: string, output: number, name: string): Promise<void> {
  const connection = net.connect(socket);
  const answer = async (request: Buffer): Promise<Buffer> => {
    connection.write(request);
    const reply = await take(connection, 32);
    if (reply[0] !== 1) throw new Error(`The X server refused, with error ${reply[1]}.`);
    await take(connection, reply.readUInt32LE(4) * 4);
    return reply;
  };
  try {
    // Little-endian, version 11.0, no authorisation.
    connection.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const welcome = await take(connection, 8);
    if (welcome[0] !== 1) throw new Error('The X server lets nobody in.');
    await take(connection, welcome.readUInt16LE(6) * 4);
    const extension = await answer(namedRequest(queryExtension, 'RANDR'));
    const atom = await answer(namedRequest(internAtom, 'EDID'));
    const edid = edidNamed(name);
    const change = Buffer.alloc(24);
    change[0] = extension[9] ?? 0;
    change[1] = changeOutputProperty;
    change.writeUInt16LE((24 + edid.length) / 4, 2);
    change.writeUInt32LE(output, 4);
    change.writeUInt32LE(atom.readUInt32LE(8), 8);
    change.writeUInt32LE(integer, 12);
    // In bytes, replacing what there is.
    change[16] = 8;
    change.writeUInt32LE(edid.length, 20);
    connection.write(Buffer.concat([change, edid]));
    // It has no reply of its own; whatever is answered next was done after it.
    await answer(namedRequest(internAtom, 'EDID'));
  } finally {
    connection.destroy();
  }
}

/** The next `length` bytes, in however many pieces they come. */
async function take(connection: net.Socket, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes = connection.read(length) as Buffer | null;
    if (bytes) return bytes;
    await once(connection, 'readable');
  }
}

/** A request that takes one name. */
function namedRequest(opcode: number, name: string): Buffer {
  const request = Buffer.alloc(8 + Math.ceil(name.length / 4) * 4);
  request[0] = opcode;
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt16LE(name.length, 4);
  request.write(name, 8, 'ascii');
  return request;
}

/** The least of an EDID 1.3 block that has a name: each name has a serial number of its own too. */
function edidNamed(name: string): Buffer {
  const edid = Buffer.alloc(128);
  edid.set([0, 255, 255, 255, 255, 255, 255, 0, 0x5a, 0x63], 0);
  edid.writeUInt16LE(
    [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0),
    10,
  );
  edid.set([1, 30, 1, 3], 16);
  edid.set([0, 0, 0, 0xfc, 0], 54);
  edid.write(`${name}\n`.padEnd(13), 59, 'ascii');
  edid[127] = (256 - (edid.reduce((sum, byte) => sum + byte, 0) % 256)) % 256;
  return edid;
}
