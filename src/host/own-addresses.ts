import { hostname, networkInterfaces } from 'node:os';

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether an address stands for all of this machine's, and so is no name of it. */
export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The addresses other machines reach this one by. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
}

/** A host and port as a URL or a `Host` header writes them. */
export function authority(host: string, port: number): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === 80 ? name : `${name}:${String(port)}`;
}

/**
 * Whether a `Host` header names this very server. A page of a foreign site whose name was made to point here carries that
 * site's name (DNS rebinding), so only names that nobody else can own are taken.
 *
 * @param listening the address that was asked for on the command line
 */
export function isOwnHost(header: string | undefined, listening: string, port: number): boolean {
  const names = ['localhost', '127.0.0.1', '::1'];
  if (!isEverywhere(listening)) names.push(listening);
  if (!isLoopback(listening)) {
    const machine = hostname().toLowerCase();
    names.push(machine, `${machine}.local`, ...networkAddresses());
  }
  const asked = header?.toLowerCase();
  return names.some((name) => authority(name.toLowerCase(), port) === asked);
}

/** What listening on an address lets others do, for whoever starts the host; null when nobody else can reach it. */
export function exposureNotice(listening: string, port: number): string | null {
  if (isLoopback(listening)) return null;
  const addresses = (isEverywhere(listening) ? networkAddresses() : [listening]).map((address) =>
    authority(address, port),
  );
  return [
    'Anyone on the network can now see this kiosk, its slides with their notes, and its health,',
    `without a password and over plain HTTP: ${addresses.map((address) => `http://${address}/`).join(' ')}`,
  ].join(' ');
}
