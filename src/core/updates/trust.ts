/** This machine itself, by the names and addresses that never leave it. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * Whether what comes from an address may be run. The checksum comes from the same place as the file, so the way must be safe:
 * HTTPS, or a server on this machine.
 */
export function isTrusted({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
