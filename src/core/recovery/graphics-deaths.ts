/**
 * Deaths of the graphics process within a time, in ms, after which it is not tried again. Chromium ends the whole app at the
 * sixth within 13 s, without a word to us.
 */
const mostDeaths = 3;
const period = 600_000;

/** The graphics process died: when it did lately, in ms of one monotonic clock, and whether that is too often. */
export function noteGraphicsDeath(
  deaths: readonly number[],
  at: number,
): { deaths: readonly number[]; isTooMany: boolean } {
  const recent = [...deaths.filter((each) => at - each < period), at];
  return { deaths: recent, isTooMany: recent.length >= mostDeaths };
}
