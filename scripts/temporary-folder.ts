import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Lends a new empty folder inside `parent` and removes it afterwards, also when the work fails
 * or the person presses Ctrl-C: half a download must not stay behind.
 */
export async function withTemporaryFolder<Result>(
  parent: string,
  prefix: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, prefix));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const leave = () => process.exit(130);
  process.on('exit', remove);
  process.on('SIGINT', leave).on('SIGTERM', leave).on('SIGHUP', leave);
  try {
    return await use(folder);
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave).off('SIGHUP', leave);
    process.off('exit', remove);
    remove();
  }
}
