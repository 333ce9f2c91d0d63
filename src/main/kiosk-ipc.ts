import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Reply } from '../contract/wire.ts';
import type { Connection, SendEvent } from '../host/connection.ts';
import { isOwnAddress } from './app-protocol.ts';

/** The pages that are heard, each with its line to the host. */
const joined = new Map<WebContents, Connection>();

/** Hears pages that are joined, over Electron's bridge: the only channel there is. Call once. */
export function listenToWindows(): void {
  ipcMain.handle('kiosk', (event, name: unknown, input: unknown): Promise<Reply> => {
    const connection = isOwnPage(event) ? joined.get(event.sender) : undefined;
    if (!connection) throw new Error('This frame may not speak to the kiosk.');
    return connection.dispatch(name, input);
  });
}

/**
 * Joins a window's page to the host. Only the main frame of our own page in that very window is heard.
 *
 * @param onWord told of each word of the page's
 */
export function joinWindow(
  window: BrowserWindow,
  connect: (send: SendEvent) => Connection,
  onWord = (): void => undefined,
): void {
  const { webContents } = window;
  const connection = connect((event, payload) => {
    if (!webContents.isDestroyed()) webContents.send(`kiosk:${event}`, payload);
  });
  joined.set(webContents, {
    dispatch: (name, input) => (onWord(), connection.dispatch(name, input)),
    disconnect: () => connection.disconnect(),
  });
  window.once('closed', () => {
    joined.delete(webContents);
    connection.disconnect();
  });
}

function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}
