import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 128 random bits in base64url: 22 characters. */
export function makeSecret(): string {
  return randomBytes(16).toString('base64url');
}

/** Six random digits. */
export function makePin(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** Whether two secrets of one kind are the same, in a time that tells nothing of how much of them is. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
