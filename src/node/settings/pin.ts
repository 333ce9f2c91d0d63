import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { HashedPin } from '../../core/settings/settings-file.ts';

/**
 * One of the settings of equal strength that OWASP's Password Storage Cheat Sheet gives for scrypt: the one of 32 MB, since
 * kiosks are small. It takes some 0.2 s. No hash keeps four digits from whoever has the file and a computer: it keeps them
 * from being read in passing, and waits keep them from being guessed on the screen.
 */
const parameters = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };
const length = 32;

/** Hashes a PIN with a salt of its own. */
export async function hashPin(pin: string): Promise<HashedPin> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, parameters);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), ...parameters };
}

/** Whether it is that PIN, in a time that does not depend on how much of it is right. */
export async function isPin(pin: string, hashed: HashedPin): Promise<boolean> {
  const wanted = Buffer.from(hashed.hash, 'base64');
  const found = await derive(pin, Buffer.from(hashed.salt, 'base64'), hashed);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

function derive(
  pin: string,
  salt: Buffer,
  { cost, blockSize, parallelization }: typeof parameters,
): Promise<Buffer> {
  // Node refuses what reaches its own limit of 32 MB.
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) =>
    scrypt(pin, salt, length, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}
