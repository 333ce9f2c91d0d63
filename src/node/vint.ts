/**
 * A number of variable length of EBML (RFC 8794), and how many bytes it takes: as many leading zero bits as further bytes;
 * all ones stand for “unknown”. Null where it is not whole.
 */
export function readVint(bytes: Buffer): { bytes: number; value: number; unknown: boolean } | null {
  const first = bytes[0] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || bytes.length < length) return null;
  let value = BigInt(first & (0xff >> length));
  for (let index = 1; index < length; index += 1) value = (value << 8n) | BigInt(bytes[index] ?? 0);
  const unknown = value === (1n << BigInt(7 * length)) - 1n;
  return { bytes: length, value: Number(value), unknown };
}
