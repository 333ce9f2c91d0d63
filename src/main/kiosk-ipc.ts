import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../contract/wire.ts';
import type { Connection, SendEvent } from '../host/connection.ts';
import { isOwnAddress } from './app-protocol.ts';

/**
 * Joins a window's page to the host over Electron's bridge: the only channel there is. Only the main frame of our own page in
 * that very window is heard.
 */
export function joinWindow(window: BrowserWindow, connect: (send: SendEvent) => Connection): void {
  const { webContents } = window;
  const connection = connect((event, payload) => {
    if (!webContents.isDestroyed()) webContents.send(`kiosk:${event}`, payload);
  });
  webContents.ipc.handle('kiosk', (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isHeard(event, window)) throw new Error('This frame may not speak to the kiosk.');
    return connection.dispatch(name, input);
  });
  window.once('closed', () => connection.disconnect());
}

function isHeard(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && isOwnAddress(frame.url);
}
