import type { KioskSettings } from '../../node/settings/kiosk-settings.ts';
import { Allowances } from '../allowance.ts';
import type { SiteOptions } from '../site.ts';
import { openWebHost, type WebHost } from '../web-host.ts';
import { phoneAddresses, usualPort } from './addresses.ts';
import { PhoneSockets } from './phone-sockets.ts';
import type { Listening, RemoteDesk } from './remote-desk.ts';
import { createRemoteSite } from './remote-site.ts';

/** Requests and sockets: the page is some 20 files, and slides have their pictures. */
const paces = {
  each: { burst: 300, perSecond: 30 },
  all: { burst: 1_500, perSecond: 200 },
} as const;

/** What the remote is made of. */
export interface RemoteServerOptions {
  settings: KioskSettings;
  /** The pages and the decks' files; nothing else of it is served. */
  pages: SiteOptions;
  desk: RemoteDesk;
  log: (line: string) => void;
  /** Wanted, and the next free one is taken; any free one for 0. */
  port?: number;
}

/** Opens the remote to the local network while the setting says so, and shuts it at once when it does not. Gives the undo. */
export function followRemote(options: RemoteServerOptions): () => Promise<void> {
  const { settings, desk, log } = options;
  let host: WebHost | null = null;
  let isWanted = false;
  let turn = Promise.resolve();
  const follow = (remote: boolean) => {
    if (isWanted === remote) return;
    isWanted = remote;
    turn = turn.then(async () => {
      if (!isWanted) {
        desk.follow(() => ({ state: 'off', problem: null, addresses: [] }));
        await host?.close();
        host = null;
        return;
      }
      if (host) return;
      try {
        const opened = await open(options);
        host = opened;
        desk.follow(() => listeningAt(opened.port));
        log(`The remote is open to the local network, port ${String(opened.port)}.`);
      } catch (error) {
        const problem = String(error);
        log(`The remote cannot be opened: ${problem}`);
        desk.follow(() => ({ state: 'closed', problem, addresses: [] }));
      }
    });
  };
  const unwatch = settings.watch(({ remote }) => follow(remote));
  follow(settings.current.remote);
  return async () => {
    unwatch();
    follow(false);
    await turn;
  };
}

function open({ pages, desk, port = usualPort }: RemoteServerOptions): Promise<WebHost> {
  return openWebHost({
    site: createRemoteSite(pages, (browser) => desk.phonesOf(browser)),
    sockets: new PhoneSockets((guest) => desk.join(guest)),
    allowances: new Allowances(paces.each, paces.all),
    ...{ host: '0.0.0.0', port },
  });
}

/** Networks come and go while it listens. */
function listeningAt(port: number): Listening {
  const addresses = phoneAddresses(port);
  if (addresses.length > 0) return { state: 'open', problem: null, addresses };
  return { state: 'closed', problem: 'This machine is on no network.', addresses };
}
