import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where browsers lie that are not on the PATH. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((variable) =>
    path.join(process.env[variable] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

/** A Chromium or Chrome on this machine: VITRINE_CHROMIUM, or one found; null if there is none. */
export function findChromium(): string | null {
  const given = process.env['VITRINE_CHROMIUM'];
  if (given) return given;
  return (
    names.map(findProgram).find((file) => file !== null) ??
    places[process.platform]?.find(isExecutable) ??
    null
  );
}

/** A program's path, looked up in PATH; null if it is not there. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
