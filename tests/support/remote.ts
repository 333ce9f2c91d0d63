import { writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Reply } from '../../src/contract/wire.ts';
import type { RemoteReport, Verdict } from '../../src/contract/remote.ts';
import { followRemote } from '../../src/host/remote/remote-server.ts';
import { bareMachine } from '../../src/host/staff-machine.ts';
import { KioskSettings, nothingFixed } from '../../src/node/settings/kiosk-settings.ts';
import { serveKiosk } from './kiosk-service.ts';
import { temporaryFolder, temporaryLibrary, until, deckText } from './temporary-library.ts';

/** A PIN for the staff panel. */
const staffPin = '4826';

/** A deck with long notes, for libraries of a size. */
const longSlide = `# Long\n\nNotes: ${'Des mots. '.repeat(900)}\n`;
const longDeck = `---\ntitle: Long\n---\n\n${Array(4).fill(longSlide).join('\n---\n\n')}`;

/**
 * A host whose remote is on, with a screen of its own and the staff panel open on it.
 * @param options `decks`: so many more, of some 30 KB each
 */
export async function serveRemote({ isOn = true, decks = 0 } = {}) {
  const renderer = temporaryLibrary({
    'index.html': '<!doctype html><html>',
    'assets/page.js': '//',
    'secret.svg': '<svg/>',
  });
  const library = temporaryLibrary({
    'kiosk.yaml': 'languages: [fr]',
    'a/deck.md': `${deckText('Un', 3)}\n\n![dessin](media/a.svg)\n`,
    'a/media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    ...Object.fromEntries(
      Array.from({ length: decks }, (_, at) => [`more-${String(at)}/deck.md`, longDeck]),
    ),
  });
  const settings = await KioskSettings.open(nothingFixed, {
    folder: temporaryFolder(),
    log: () => undefined,
  });
  const staff = {
    ...{ settings, bundledFolder: '', machine: bareMachine, faults: () => [] },
    failuresFile: path.join(temporaryFolder(), 'pin-failures.json'),
    showFolder: async () => true,
  };
  const handouts = {
    // The printer has its own tests.
    print: async (_task: unknown, folder: string) => {
      const file = path.join(folder, 'talk.pdf');
      writeFileSync(file, '%PDF');
      return file;
    },
    ...{ folder: null, workFolder: temporaryFolder(), log: () => undefined },
  };
  const host = await serveKiosk(library, false, undefined, { staff, handouts });
  const { service } = host;
  const shut = followRemote({
    settings,
    pages: {
      rendererFolder: renderer,
      contentRoot: (id, media) => service.contentRoot(id, media),
      health: () => service.health(),
      handout: (...asked) => service.takeHandout(...asked),
    },
    desk: service.remote,
    log: () => undefined,
    port: 0,
  });
  onTestFinished(shut);
  const screen = host.connect();
  await screen.dispatch('setPin', { pin: staffPin });
  const report = async (): Promise<RemoteReport> => {
    const reply = await screen.dispatch('getRemote', undefined);
    if (reply.ok) return reply.value as RemoteReport;
    // The door has shut by the clock.
    const entered = await screen.dispatch('enterStaff', { pin: staffPin });
    expect(entered).toMatchObject({ value: { outcome: 'open' } });
    return report();
  };
  const turn = async (remote: boolean) => {
    await settings.change({ remote });
    for (;;) {
      const { state } = await report();
      if ((state === 'off') !== remote) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  if (isOn) await turn(true);
  const [address = ''] = (await report()).addresses;
  const port = Number(new URL(address || 'http://x:0').port);
  const heardOf = (event: string) =>
    screen.heard.flatMap((each) => {
      const heard = each as { event: string; payload: unknown };
      return heard.event === event ? [heard.payload] : [];
    });
  return { ...host, settings, screen, heardOf, report, turn, port };
}

/** See {@link serveRemote}. */
export type Served = Awaited<ReturnType<typeof serveRemote>>;

/** A phone's page, as far as the network sees it. */
export class PhonePage {
  readonly socket: WebSocket;
  readonly heard: { event: string; payload: unknown }[] = [];
  /** Why it was closed; null while it is not. */
  closed: { code: number; reason: string } | null = null;
  readonly #waiting = new Map<number, (reply: Reply | null) => void>();
  #nextId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as
        { id: number; reply: Reply } | { event: string; payload: unknown };
      if ('id' in message) this.#waiting.get(message.id)?.(message.reply);
      else this.heard.push(message);
    });
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      for (const settle of this.#waiting.values()) settle(null);
    });
    onTestFinished(() => socket.terminate());
  }

  /** Opens the page's socket; the status that refused it otherwise. */
  static async open(
    port: number,
    headers: Record<string, string> = {},
  ): Promise<PhonePage | number> {
    const own = { Origin: `http://127.0.0.1:${String(port)}` };
    const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/remote`, {
      headers: { ...own, ...headers },
    });
    const page = new PhonePage(socket);
    return new Promise((resolve) => {
      socket.once('open', () => resolve(page));
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
      socket.once('error', () => resolve(0));
    });
  }

  /** The reply; null when the socket was closed instead. */
  ask(name: string, input?: unknown): Promise<Reply | null> {
    const id = this.#nextId++;
    if (this.closed) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, name, input }));
    });
  }

  /** What becomes of it at the door. */
  async admit(shown: object): Promise<Verdict | null> {
    const reply = await this.ask('admit', shown);
    return reply?.ok ? (reply.value as Verdict) : null;
  }

  /** The next event of a name. */
  async hear(event: string): Promise<unknown> {
    await until(() => this.heard.some((each) => each.event === event));
    return this.heard.findLast((each) => each.event === event)?.payload;
  }
}

/** As `PhonePage.open`, for a page that must come in. */
export async function openPhone(
  port: number,
  headers: Record<string, string> = {},
): Promise<PhonePage> {
  const page = await PhonePage.open(port, headers);
  if (typeof page === 'number') throw new Error(`refused with ${String(page)}`);
  return page;
}

/** A phone that was let in by the code. */
export async function admitted({ port, report }: Served, name?: string) {
  const phone = await openPhone(port);
  const verdict = await phone.admit({ token: tokenOf(await report()), ...(name && { name }) });
  if (verdict?.outcome !== 'admitted') throw new Error(String(verdict?.outcome));
  return { phone, ...verdict };
}

/** What the server answers to a request with these very headers. */
export function ask(
  port: number,
  asked: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((resolve, reject) => {
    const own = { Host: `127.0.0.1:${String(port)}` };
    const options = {
      host: '127.0.0.1',
      port,
      path: asked,
      method,
      headers: { ...own, ...headers },
    };
    httpRequest(options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The token in the text of a QR code. */
export function tokenOf({ invitation }: RemoteReport): string {
  return new URL(invitation?.text ?? 'http://x').hash.slice('#t='.length);
}
