import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
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
  /** Describes all that matters in the folder as it is now, without reading files; null when it does not answer. Never rejects. */
  fingerprint: () => Promise<string | null>;
  /** Called with the fingerprint each time the folder has come to rest. Never rejects. */
  settled: (fingerprint: string | null) => Promise<void>;
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
  let lastSeen: string | null | undefined;
  let looking = false;
  let stopped = false;
  let watcher: FSWatcher | null = null;

  const lookSoon = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void look(), quiet);
  };
  const look = async () => {
    // One look at a time: those at a share that hangs would pile up.
    if (looking) return lookSoon();
    looking = true;
    const seen = await fingerprint();
    if (stopped) return;
    // Not before it has answered: to watch a share that hangs is to hang.
    if (seen !== null) watcher ??= startWatcher();
    if (seen === lastSeen) await settled(seen);
    else {
      lastSeen = seen;
      lookSoon();
    }
    looking = false;
  };

  const ignored = (file: string) => path.relative(folder, file).split(path.sep).some(isPartIgnored);
  const startWatcher = () => {
    const started = watch(folder, { ignored, ignoreInitial: true, ignorePermissionErrors: true });
    // Whatever the watcher cannot see, or missed before it was ready, the regular look does.
    for (const event of ['all', 'error', 'ready'] as const) started.on(event, lookSoon);
    return started;
  };
  const regular = setInterval(lookSoon, rescan);
  lookSoon();

  return () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(regular);
    void watcher?.close();
  };
}

/** `..` leads to folders above, which are watched so that a missing folder is noticed when it appears. */
function isPartIgnored(part: string): boolean {
  return part !== '..' && isIgnored(part);
}
