import { networkInterfaces } from 'node:os';
import type { KioskSettings } from '../../node/settings/kiosk-settings.ts';
import { Allowances } from '../allowance.ts';
import { authority } from '../own-addresses.ts';
import type { SiteOptions } from '../site.ts';
import { openWebHost, type WebHost } from '../web-host.ts';
import { PhoneSockets } from './phone-sockets.ts';
import type { Listening, RemoteDesk } from './remote-desk.ts';
import { createRemoteSite, remotePath } from './remote-site.ts';

/** The wanted port: always the same, for firewalls. The next free one is taken. */
const usualPort = 4280;
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
  /** Wanted; any free one for 0. */
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
    site: createRemoteSite(pages, (browser) => desk.isAdmitted(browser)),
    sockets: new PhoneSockets((guest) => desk.join(guest)),
    allowances: new Allowances(paces.each, paces.all),
    ...{ host: '0.0.0.0', port },
  });
}

/** Networks come and go while it listens. */
function listeningAt(port: number): Listening {
  const addresses = phoneAddresses().map(
    (address) => `http://${authority(address, port)}${remotePath}`,
  );
  if (addresses.length > 0) return { state: 'open', problem: null, addresses };
  return { state: 'closed', problem: 'This machine is on no network.', addresses };
}

/** Names of interfaces that lead to other machines inside this one, or through a tunnel. */
const unlikely = /^(br-|docker|lxc|tap|tun|utun|vEthernet|veth|virbr|vmnet|wg|zt)/i;

/** The addresses at which phones may reach this machine, likeliest first. */
function phoneAddresses(): string[] {
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({
        address,
        isUnlikely: unlikely.test(name) || /^169\.254\./.test(address),
      })),
  );
  return found
    .sort((one, other) => Number(one.isUnlikely) - Number(other.isUnlikely))
    .map(({ address }) => address);
}
