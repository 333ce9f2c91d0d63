import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A place where versions are published, on this machine. */
export interface UpdateServer {
  readonly url: string;
  /** What was asked for, as paths. */
  readonly asked: readonly string[];
  /** How much of files was sent, in bytes. */
  readonly sent: () => number;
  readonly stop: () => void;
}

/** Serves the files of a folder, in parts where they are asked for; one part at a time is all that updates need. */
export async function openUpdateServer(folder: string): Promise<UpdateServer> {
  const asked: string[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    asked.push(pathname);
    const file = path.join(folder, path.basename(pathname));
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) return response.writeHead(404).end();
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = { start: Number(from ?? 0), end: Number(to ?? size - 1) };
    const range = `bytes ${String(part.start)}-${String(part.end)}/${String(size)}`;
    sent += part.end - part.start + 1;
    const headers = { 'content-length': part.end - part.start + 1 };
    response.writeHead(from ? 206 : 200, from ? { ...headers, 'content-range': range } : headers);
    return createReadStream(file, part).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${String(port)}/`, asked, sent: () => sent, stop };
}

/** Publishes a file of the folder as a version, as electron-builder would: `latest-linux.yml`. */
export function publishVersion(folder: string, version: string, file: string): void {
  const bytes = readFileSync(path.join(folder, file));
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  const entry = `  - url: ${file}\n    sha512: ${sha512}\n    size: ${String(bytes.length)}\n`;
  const end = `path: ${file}\nsha512: ${sha512}\nreleaseDate: '2026-11-28T00:00:00.000Z'\n`;
  writeFileSync(
    path.join(folder, 'latest-linux.yml'),
    `version: ${version}\nfiles:\n${entry}${end}`,
  );
}
