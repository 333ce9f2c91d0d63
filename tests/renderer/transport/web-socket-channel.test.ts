import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketChannel } from '../../../src/renderer/transport/web-socket-channel.ts';

/** A socket that opens only when it is told to, and each that was made. */
function fakeSockets() {
  const sockets: FakeSocket[] = [];
  class FakeSocket extends EventTarget {
    static readonly OPEN = 1;
    readyState = 0;
    isClosed = false;
    constructor() {
      super();
      sockets.push(this);
    }
    open(): void {
      this.readyState = FakeSocket.OPEN;
      this.dispatchEvent(new Event('open'));
    }
    close(): void {
      this.isClosed = true;
    }
  }
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return sockets;
}

test('a connection that does not open within 4 s is given up, and another one tried', () => {
  const sockets = fakeSockets();
  const heard: boolean[] = [];
  new WebSocketChannel('ws://x').watch((isOpen) => heard.push(isOpen));
  vi.advanceTimersByTime(3_999);
  expect(sockets.map(({ isClosed }) => isClosed)).toEqual([false]);
  vi.advanceTimersByTime(1);
  expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true]);
  vi.advanceTimersByTime(750);
  expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  // What was given up is heard of no more, and what has opened stays.
  sockets[0]?.open();
  expect(heard).not.toContain(true);
  sockets[1]?.open();
  vi.advanceTimersByTime(60_000);
  expect(heard.at(-1)).toBe(true);
  expect(sockets).toHaveLength(2);
});
