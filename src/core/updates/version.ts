/** A release: three numbers. Anything behind them, as in `1.2.0-beta.1`, comes before the release itself. */
const form = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-.+)?$/;

/**
 * Whether a version may take the place of another: a release that comes after it, never the same, an older one or a
 * pre-release. What is no version is not newer.
 */
export function isNewer(offered: string, current: string): boolean {
  const [, ...wanted] = form.exec(offered) ?? [];
  const [, ...own] = form.exec(current) ?? [];
  if (wanted[0] === undefined || own[0] === undefined || wanted[3] !== undefined) return false;
  for (const index of [0, 1, 2]) {
    const difference = Number(wanted[index]) - Number(own[index]);
    if (difference !== 0) return difference > 0;
  }
  return own[3] !== undefined;
}
