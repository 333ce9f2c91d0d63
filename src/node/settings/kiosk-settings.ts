import {
  defaultSettings,
  type FixedSettings,
  type Settings,
} from '../../core/settings/settings.ts';
import type { HashedPin } from '../../core/settings/settings-file.ts';
import { SettingsFile, type SettingsFileOptions, type SettingsStorage } from './settings-file.ts';

/** Where only the file says something. */
export const nothingFixed: FixedSettings = { settings: {}, by: {} };

/**
 * The settings of a running kiosk: what the command line or the environment fixes, else what its file says, else nothing. All
 * of its methods never reject: what the disk does not take holds until the next start.
 */
export class KioskSettings {
  readonly fixed: FixedSettings;
  readonly #file: SettingsFile;

  private constructor(fixed: FixedSettings, file: SettingsFile) {
    this.fixed = fixed;
    this.#file = file;
  }

  /** Reads the settings of a user data folder. */
  static async open(fixed: FixedSettings, options: SettingsFileOptions): Promise<KioskSettings> {
    return new KioskSettings(fixed, await SettingsFile.open(options));
  }

  /** What holds now. */
  get current(): Settings {
    return { ...defaultSettings, ...this.#file.known.settings, ...this.fixed.settings };
  }

  /** Null while none is set. */
  get pin(): HashedPin | null {
    return this.#file.known.pin;
  }

  /** Whether a first PIN may be set: not where there may be one that cannot be read. */
  get takesFirstPin(): boolean {
    return this.pin === null && !this.#file.isUntouchable;
  }

  get storage(): SettingsStorage {
    return this.#file.storage;
  }

  /** Changes settings at once and for good. */
  change(patch: Partial<Settings>): Promise<void> {
    return this.#file.change(patch);
  }

  /** Sets the PIN. */
  setPin(pin: HashedPin): Promise<void> {
    return this.#file.change({ pin });
  }

  /** Hears every change of a setting, by whomever; gives the undo. */
  watch(listener: (settings: Settings) => void): () => void {
    let last = JSON.stringify(this.current);
    return this.#file.watch(() => {
      // The PIN is in the file, too, and is nobody's business.
      const now = JSON.stringify(this.current);
      if (now !== last) listener(this.current);
      last = now;
    });
  }
}
