import os from 'node:os';
import path from 'node:path';

/** The parts of the environment that decide where programs keep what is theirs. */
export interface Machine {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  home: string;
}

/** The folder in which the app keeps what is its own unless told otherwise: Electron's choice, for whoever runs without it. */
export function defaultUserData(
  { platform, environment, home }: Machine = {
    platform: process.platform,
    environment: process.env,
    home: os.homedir(),
  },
): string {
  return path.join(applicationData(platform, environment, home), 'Vitrine');
}

function applicationData(platform: string, environment: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  if (platform === 'win32') {
    return environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  }
  return environment['XDG_CONFIG_HOME'] || path.join(home, '.config');
}
