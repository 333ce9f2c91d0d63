import path from 'node:path';
import { fixedSettings, type Start } from '../core/settings/start-options.ts';
import { startKioskLibrary, type KioskLibraryOptions } from './kiosk-library.ts';
import { followSlides, type LibrarySwitch } from './library-switch.ts';
import { KioskSettings } from './settings/kiosk-settings.ts';

/** What a kiosk is opened with. */
export interface KioskContentOptions extends Omit<KioskLibraryOptions, 'folder'> {
  /** What the command line and the environment want. */
  start: Pick<Start, 'options' | 'by'>;
  /** Of the library that is shown when none is set. */
  bundledFolder: string;
}

/** Reads the settings of a kiosk, and starts to load the library that they name. Never rejects. */
export async function openKioskContent({
  start,
  bundledFolder,
  ...options
}: KioskContentOptions): Promise<{ settings: KioskSettings; library: LibrarySwitch }> {
  const { userData, log } = options;
  const settings = await KioskSettings.open(fixedSettings(start), { folder: userData, log });
  const folder = path.resolve(settings.current.slides ?? bundledFolder);
  const library = startKioskLibrary({ ...options, folder });
  followSlides(library, settings, { bundledFolder, log });
  return { settings, library };
}

/** Where wrong PINs are counted. */
export function failuresFileOf(userData: string): string {
  return path.join(userData, 'pin-failures.json');
}
