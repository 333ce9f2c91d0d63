import { app, Menu, session, type WebContents } from 'electron';
import { isOwnAddress } from './app-protocol.ts';

/**
 * Locks every page from its birth: it stays where it is, and opens nothing. Call before the app is ready.
 *
 * @param host the one that pages may reach; none unless given
 */
export function lockEveryPage(host?: string): void {
  // No name is ever looked up, by whatever in Chromium: hints such as `dns-prefetch` are no requests.
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    ['MAP * ~NOTFOUND', ...(host === undefined ? [] : [`EXCLUDE ${host}`])].join(', '),
  );
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

/** Shuts what Chromium and Electron leave open and a kiosk never needs. Call once the app is ready. */
export function lockDown(): void {
  Menu.setApplicationMenu(null);
  const { defaultSession } = session;
  // Or Chromium asks Google for a dictionary, whatever the page's own preference says.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isOwnAddress(details.url) && !details.url.startsWith('devtools:') }),
  );
}

function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // None of these fires for what the app itself loads: whatever asks is a page, and pages stay.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // To prevent this is to let the page go: a page has no say in whether the app quits.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}
