import { app, Menu, session, type WebContents } from 'electron';
import { isOwnAddress } from './app-protocol.ts';

/** Shuts what Chromium and Electron leave open and a kiosk never needs. Call once the app is ready. */
export function lockDown(): void {
  Menu.setApplicationMenu(null);
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isOwnAddress(details.url) && !details.url.startsWith('devtools:') }),
  );
}

/** Locks every page from its birth: it stays where it is, and opens nothing. Call before the app is ready. */
export function lockEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  for (const navigation of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(navigation as 'will-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
  }
}
