import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from '../checkout.ts';
import { type Target, targets } from './targets.ts';

/** What a run of `npm run package` is asked for. */
export interface PackageOptions {
  targets: readonly Target[];
  /** The folder to write to. */
  out: string;
  /** Instead of that of package.json; for tests of updates. */
  version: string | null;
  /** Whether speed matters more than size; for tests. */
  quick: boolean;
  /** Whether to write what a site's update server hands out: `latest*.yml` and block maps. */
  updateFiles: boolean;
  /** Whether what is made will be published: then all of it must be there, and genuine. */
  release: boolean;
}

/** Reads the words of the command line; gives what is wrong with them instead. */
export function parsePackageOptions(words: readonly string[]): PackageOptions | string {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { ...text, default: path.join(checkout, 'dist') },
        ...{ 'as-version': text, quick: flag, 'update-files': flag, release: flag },
      },
    });
    const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
    if (unknown.length > 0) {
      const known = targets.map(({ name }) => name).join(', ');
      return `There is no package ${unknown.join(', ')}. There are: ${known}.`;
    }
    const wanted = targets.filter(
      ({ name }) => positionals.length === 0 || positionals.includes(name),
    );
    return {
      targets: wanted,
      out: path.resolve(values.out),
      version: values['as-version'] ?? null,
      quick: values.quick,
      updateFiles: values['update-files'] || values.release,
      release: values.release,
    };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}
