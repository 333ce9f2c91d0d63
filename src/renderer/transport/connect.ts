import { createKioskClient, type KioskClient } from '../../contract/client.ts';
import { createElectronChannel } from './electron-channel.ts';
import { WebSocketChannel } from './web-socket-channel.ts';

/** Reaches the page's host: over Electron's bridge where there is one, else over a WebSocket to where the page came from. */
export function connect(): KioskClient {
  if (window.vitrine) return createKioskClient(createElectronChannel(window.vitrine));
  const address = new URL('kiosk', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return createKioskClient(new WebSocketChannel(address.href));
}
