import type { Context } from '../../../src/renderer/covers/drawing.ts';

/** A context that paints nothing and notes everything: calls, and what is set. */
export function recordingContext(): { context: Context; notes: string[]; numbers: number[] } {
  const notes: string[] = [];
  const numbers: number[] = [];
  const note = (what: string, values: readonly unknown[]): void => {
    numbers.push(...values.flat().filter((each) => typeof each === 'number'));
    const shown = values.flat().map((each) => {
      if (typeof each === 'number') return Math.abs(each) < 1e-6 ? '0' : each.toPrecision(7);
      return typeof each === 'string' ? each : 'gradient';
    });
    notes.push(`${what} ${shown.join(' ')}`);
  };
  const gradient = { addColorStop: (...values: unknown[]) => note('addColorStop', values) };
  const context = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => {
      return (...values: unknown[]) => {
        note(String(name), values);
        return String(name).startsWith('create') ? gradient : undefined;
      };
    },
    set: (_, name, value) => {
      note(`${String(name)} =`, [value]);
      return true;
    },
  });
  return { context: context as unknown as Context, notes, numbers };
}
