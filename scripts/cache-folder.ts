import os from 'node:os';
import path from 'node:path';

/** The parts of the environment that decide where caches lie. */
export interface Machine {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  home: string;
}

/** Vitrine's folder for what can be fetched again. It outlives the checkout. */
export function cacheFolder(
  { platform, environment, home }: Machine = {
    platform: process.platform,
    environment: process.env,
    home: os.homedir(),
  },
): string {
  return path.join(cacheRoot(platform, environment, home), 'vitrine');
}

function cacheRoot(platform: string, environment: NodeJS.ProcessEnv, home: string): string {
  if (environment['XDG_CACHE_HOME']) return environment['XDG_CACHE_HOME'];
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches');
  if (platform === 'win32') {
    return environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
  }
  return path.join(home, '.cache');
}
