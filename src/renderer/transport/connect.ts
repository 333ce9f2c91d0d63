import { createKioskClient, type KioskClient } from '../../contract/client.ts';
import { createElectronChannel } from './electron-channel.ts';
import { WebSocketChannel, type Link } from './web-socket-channel.ts';

/** A companion is held in a hand that waits: its longest wait before it tries again, in ms. */
const companionRetry = 3_000;

/** Reaches the page's host: over Electron's bridge where there is one, else over a WebSocket to where the page came from. */
export function connect(): KioskClient {
  if (window.vitrine) return createKioskClient(createElectronChannel(window.vitrine));
  return createKioskClient(new WebSocketChannel(addressOf('kiosk')));
}

/** Reaches the host as one who presents, and tells how the connection is. Electron's bridge never fails. */
export function connectCompanion(at: 'companion' | 'remote'): { client: KioskClient; link: Link } {
  if (window.vitrine) {
    const client = createKioskClient(createElectronChannel(window.vitrine));
    const watch: Link['watch'] = (listener) => (listener(true), () => undefined);
    return { client, link: { watch, renew: () => undefined } };
  }
  // A phone may have many pages, and may be in with four: those that nobody looks at must not push one another out in turns.
  const isSeen = (): boolean => document.visibilityState === 'visible';
  const channel = new WebSocketChannel(addressOf(at), companionRetry, isSeen);
  return { client: createKioskClient(channel), link: channel };
}

function addressOf(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
