const minute = 60;

/** Wrong PINs that cost no wait: fingers slip. */
export const freeTries = 3;
/** In seconds, after the last of these; each further one doubles it. */
const firstWait = 30;
const longestWait = 15 * minute;
/** In seconds: how long nobody may try for one wrong PIN to be forgotten. */
const forgetting = 60 * minute;

/**
 * How long nobody's PIN is looked at, in seconds, counted from the last wrong one.
 *
 * The most that guessing gets: 3 tries at once, then one after 30 s, 1, 2, 4, 8 and from there every 15 minutes: 10 in the
 * first hour, 102 in the first day. Of the 9340 PINs of four digits that may be set, that is 1 in 934 within an hour.
 */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWait, firstWait * 2 ** (failures - freeTries));
}

/** How many wrong PINs still count after so many seconds without one. */
export function remembered(failures: number, quiet: number): number {
  return Math.max(0, failures - Math.floor(quiet / forgetting));
}

/** Whether a PIN would be among the first that anyone tries: of two different digits or fewer, or up or down in steps of one. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  if (new Set(digits).size < 3) return true;
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return [1, 9].some((step) => steps.every((each) => each === step));
}
