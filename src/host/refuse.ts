import type { Duplex } from 'node:stream';
import { refusalHeaders } from './secure-headers.ts';

/** Answers on a bare socket with an HTTP error, and closes it. */
export function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = { ...refusalHeaders, Connection: 'close', 'Content-Length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`);
}
