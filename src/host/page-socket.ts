import type { RawData, WebSocket, WebSocketServer } from 'ws';
import { requestMessageSchema, type Reply } from '../contract/wire.ts';
import type { Allowance } from './allowance.ts';
import type { Connection, SendEvent } from './connection.ts';

/** An answer counts for one more request for each so many characters: asking for the library again is dear. */
const answerCost = 50_000;
/** In ms; a page that has not answered one ping by the next is gone. */
const pingInterval = 10_000;

/**
 * Speaks the kiosk API with one page, in the messages of the contract's `wire.ts`, until it goes or is shown out: for a message
 * that is none, or for too many.
 *
 * @param allowance what is left of the page's share when a request comes
 * @param mostUnread in bytes; a page that leaves so much unread, besides the largest message of all, is gone
 */
export function speak(
  client: WebSocket,
  connect: (send: SendEvent) => Connection,
  allowance: () => Allowance,
  mostUnread: number,
): void {
  /** Of one message, in bytes: a large library takes its time on a slow network. */
  let largest = 0;
  const sendText = (text: string) => {
    if (client.bufferedAmount > mostUnread + largest) client.terminate();
    largest = Math.max(largest, Buffer.byteLength(text));
    if (client.readyState === client.OPEN) client.send(text);
  };
  const connection = connect((event, payload) => sendText(JSON.stringify({ event, payload })));
  const showOut = (reason: string) => {
    client.off('message', hear);
    client.close(1008, reason);
  };
  // One after the other, so that what the answers cost is known before the next is made.
  let answered = Promise.resolve();
  let hasLibrary = false;
  /** In requests. No page can do without the library once, however large it is. */
  const costOf = (name: string, { ok }: Reply, text: string) => {
    const isFirst = name === 'getLibrary' && ok && !hasLibrary;
    if (isFirst) hasLibrary = true;
    return isFirst ? 0 : text.length / answerCost;
  };
  const hear = (data: RawData, isBinary: boolean) => {
    const message = isBinary ? null : readMessage(data);
    if (!message) return showOut('not a request');
    if (!allowance().take(1)) return showOut('too many requests');
    answered = answered.then(async () => {
      if (client.readyState !== client.OPEN) return;
      const reply = await connection.dispatch(message.name, message.input);
      const text = JSON.stringify({ id: message.id, reply });
      if (allowance().take(costOf(message.name, reply, text))) sendText(text);
      else showOut('too many requests');
    });
  };
  client.on('message', hear);
  client.on('close', () => connection.disconnect());
  // What is wrong with a connection also closes it; unheard, the error would end the process.
  client.on('error', () => client.terminate());
}

/** Gives up clients that answer no ping. Returns its undo, which drops every client. */
export function keepAlive(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  server.on('connection', (client) => client.on('pong', () => silent.delete(client)));
  const pings = setInterval(() => {
    for (const client of server.clients) {
      if (silent.has(client)) client.terminate();
      else {
        silent.add(client);
        client.ping();
      }
    }
  }, pingInterval);
  return () => {
    clearInterval(pings);
    for (const client of server.clients) client.terminate();
    server.close();
  };
}

function readMessage(data: RawData) {
  try {
    return requestMessageSchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
