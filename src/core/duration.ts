const millisecondsPerUnit: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a duration as authors write it: `8s`, `1.5m`, `500ms`, `2h`, `1d`, or a number of milliseconds (`8000` or `"8000"`).
 *
 * @returns whole milliseconds, zero or more, or null when the value is not a finite duration. No range is enforced here.
 */
export function parseDuration(value: unknown): number | null {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
  if (typeof value !== 'string') return null;
  const match = /^\s{0,9}(\d{1,15}(?:\.\d{1,9})?)\s{0,9}(ms|s|m|h|d)?\s{0,9}$/i.exec(value);
  if (!match?.[1]) return null;
  return Math.round(Number(match[1]) * (millisecondsPerUnit[match[2]?.toLowerCase() ?? 'ms'] ?? 1));
}
