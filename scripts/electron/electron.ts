import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An Electron that can be run. */
export interface Electron {
  executable: string;
  version: string;
  source: 'override' | 'package' | 'npm-runtime';
}

/** Where Electron is looked for, and what the tries depend on. */
export interface ElectronSearch {
  platform: NodeJS.Platform;
  arch: string;
  environment: NodeJS.ProcessEnv;
  /** node_modules/electron. */
  packageFolder: string;
  /** Vitrine's cache folder. */
  cache: string;
  /** Time, ms since 1970. */
  now(): number;
  /** How long, in ms, a download may make no progress. */
  patience: number;
}

/** The executable's place inside an Electron folder, on a platform. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The version an Electron folder says it is, without the v; null if it says nothing. */
export function versionIn(folder: string): string | null {
  return readText(path.join(folder, 'version'))?.trim().replace(/^v/, '') ?? null;
}

/** A file's text, or null if it cannot be read. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
