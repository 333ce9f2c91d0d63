import { parseArgs } from 'node:util';
import path from 'node:path';
import { checkout } from '../checkout.ts';

/** What a soak is asked for. */
export interface SoakOptions {
  /** Length of the loop to be played, at speed 1. */
  readonly hours: number;
  readonly speed: number;
  /** The HTML file to write. */
  readonly out: string;
  /** The library to play a copy of. */
  readonly slides: string;
}

/** Reads the words of the command line; gives what is wrong with them instead. */
export function parseSoakOptions(words: readonly string[]): SoakOptions | string {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        hours: { ...text, default: '24' },
        speed: { ...text, default: '60' },
        out: { ...text, default: 'soak.html' },
        slides: { ...text, default: path.join(checkout, 'slides') },
      },
    });
    const [hours, speed] = [Number(values.hours), Number(values.speed)];
    if (!(hours > 0)) return `--hours ${values.hours}: give a number of hours, such as 24.`;
    if (!(speed >= 1)) return `--speed ${values.speed}: give a number from 1 on, such as 60.`;
    return { hours, speed, out: path.resolve(values.out), slides: path.resolve(values.slides) };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}
