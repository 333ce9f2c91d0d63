import { networkInterfaces } from 'node:os';
import { authority } from '../own-addresses.ts';

/** The remote's wanted port: always the same, for firewalls. */
export const usualPort = 4280;
/** Where the phone's page is. */
export const remotePath = '/remote';

/** Names of interfaces that lead to other machines inside this one, or through a tunnel. */
const unlikely = /^(br-|docker|lxc|tap|tun|utun|vEthernet|veth|virbr|vmnet|wg|zt)/i;

/** Where phones may reach the remote at a port, likeliest first; nothing where this machine is on no network. */
export function phoneAddresses(port: number): string[] {
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({
        address,
        isUnlikely: unlikely.test(name) || address.startsWith('169.254.'),
      })),
  );
  return found
    .sort((one, other) => Number(one.isUnlikely) - Number(other.isUnlikely))
    .map(({ address }) => `http://${authority(address, port)}${remotePath}`);
}
