import { KioskError, replySchema, type Channel } from '../../contract/wire.ts';

/** What the preload script puts on the window; see `src/preload`. */
export interface KioskBridge {
  readonly requests: Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
  readonly events: Readonly<Record<string, (listener: (payload: unknown) => void) => () => void>>;
}

declare global {
  interface Window {
    /** Present in Electron's window only. */
    readonly vitrine?: KioskBridge;
  }
}

/** The kiosk API over Electron's bridge. */
export function createElectronChannel(bridge: KioskBridge): Channel {
  return {
    async call(name, input) {
      const request = Object.hasOwn(bridge.requests, name) ? bridge.requests[name] : undefined;
      if (!request) throw new KioskError('unknown-request', `The bridge has no request ${name}.`);
      return replySchema.parse(await request(input));
    },
    listen: (name, listener) => bridge.events[name]?.(listener) ?? (() => undefined),
  };
}
