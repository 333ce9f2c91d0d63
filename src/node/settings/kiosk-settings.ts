import { defaultSettings, type SettingKey, type Settings } from '../../core/settings/settings.ts';
import type { HashedPin } from './pin.ts';

/** Who sets what cannot be changed while the kiosk runs. */
export type Fixer = 'environment' | 'option';

/** Where settings are kept; in memory, they last until the next start. */
export interface SettingsStorage {
  kind: 'disk' | 'memory';
  /** Why it is memory, for a technician. */
  problem: string | null;
}

/** What was set outside the file, and by whom. */
export interface FixedSettings {
  settings: Partial<Settings>;
  by: Partial<Record<SettingKey, Fixer>>;
}

/** Where only the file says something. */
export const nothingFixed: FixedSettings = { settings: {}, by: {} };

/** The settings of a running kiosk. */
export class KioskSettings {
  readonly fixed: FixedSettings;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #own: Partial<Settings> = {};
  #pin: HashedPin | null = null;

  constructor(fixed: FixedSettings) {
    this.fixed = fixed;
  }

  /** What holds now. */
  get current(): Settings {
    return { ...defaultSettings, ...this.#own, ...this.fixed.settings };
  }

  /** Null while none is set. */
  get pin(): HashedPin | null {
    return this.#pin;
  }

  get storage(): SettingsStorage {
    return { kind: 'memory', problem: null };
  }

  /** Changes settings at once and keeps them. Never rejects: what cannot be kept holds until the next start. */
  async change(patch: Partial<Settings>): Promise<void> {
    this.#own = { ...this.#own, ...patch };
    for (const listener of this.#listeners) listener(this.current);
  }

  /** Sets the PIN, or with null none. Never rejects. */
  async setPin(pin: HashedPin | null): Promise<void> {
    this.#pin = pin;
  }

  /** Hears every change; gives the undo. */
  watch(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
