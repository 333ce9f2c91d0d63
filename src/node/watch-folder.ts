import path from 'node:path';
import { watch } from 'chokidar';
import { isIgnored } from './scan-library.ts';

/** All in ms. */
export interface WatchTiming {
  /** How long nothing may happen before the folder is looked at, twice with the same result. */
  quiet: number;
  /** How often it is looked at anyway: network shares tell nothing, and a system may run out of watches. */
  rescan: number;
}

/** What to do when a folder changes. */
export interface FolderWatch extends Partial<WatchTiming> {
  /** Describes all that matters in the folder as it is now, without reading files. Never rejects. */
  fingerprint: () => Promise<string>;
  /** Called with the fingerprint each time the folder has come to rest. Never rejects. */
  settled: (fingerprint: string) => Promise<void>;
}

/**
 * Watches a folder that need not exist. A change counts once nothing has happened for `quiet` ms and two looks `quiet` ms
 * apart have seen the same sizes and times, so that files still being copied are waited for.
 *
 * @returns the undo
 */
export function watchFolder(folder: string, options: FolderWatch): () => void {
  const { fingerprint, settled, quiet = 300, rescan = 30_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let lastSeen: string | null = null;
  let stopped = false;

  const lookSoon = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void look(), quiet);
  };
  const look = async () => {
    const seen = await fingerprint();
    if (stopped) return;
    if (seen === lastSeen) await settled(seen);
    else {
      lastSeen = seen;
      lookSoon();
    }
  };

  const ignored = (file: string) => path.relative(folder, file).split(path.sep).some(isPartIgnored);
  const watcher = watch(folder, { ignored, ignoreInitial: true, ignorePermissionErrors: true });
  watcher.on('all', lookSoon);
  // Whatever the watcher cannot see, the regular look does.
  watcher.on('error', lookSoon);
  const regular = setInterval(lookSoon, rescan);
  lookSoon();

  return () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(regular);
    void watcher.close();
  };
}

/** `..` leads to folders above, which are watched so that a missing folder is noticed when it appears. */
function isPartIgnored(part: string): boolean {
  return part !== '..' && isIgnored(part);
}
