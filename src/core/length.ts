const millimetresPerUnit: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, '"': 25.4 };

/**
 * Reads a length as people say it: `24in`, `24"`, `61cm` or `610mm`.
 *
 * @returns whole millimetres, or null when the value is no length with its unit. No range is enforced here.
 */
export function parseLength(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const match = /^\s{0,9}(\d{1,6}(?:\.\d{1,6})?)\s{0,9}(mm|cm|in|")\s{0,9}$/i.exec(value);
  if (!match?.[1] || !match[2]) return null;
  return Math.round(Number(match[1]) * (millimetresPerUnit[match[2].toLowerCase()] ?? 1));
}
