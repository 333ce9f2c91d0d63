import type { z } from 'zod';
import type { Settings } from './settings.ts';

/** How the app starts. Null, or for a setting nothing at all, stands for “not asked for”. */
export interface StartOptions extends Partial<Omit<Settings, 'slides' | 'locale'>> {
  slides: string | null;
  mode: 'loop' | 'explore' | 'present';
  deck: string | null;
  locale: string | null;
  windowed: boolean;
  web: boolean;
  host: string;
  port: number;
  speed: number;
  userDataDir: string | null;
}

/** What a start option takes. */
export interface StartValue {
  /** What stands for it in help. */
  name: string;
  /** Completes “--option expects …”. */
  expected: string;
  /** Reads it as typed. */
  schema: z.ZodType<StartOptions[keyof StartOptions], string>;
}

/**
 * One start option, the same for the app, `npm start` and `vitrine serve`, and for the environment, where it is called
 * `VITRINE_` and its key in capitals. One that is a setting, too, can also stand in `settings.json`.
 */
export interface StartOption {
  key: keyof StartOptions;
  /** As typed, without the dashes. */
  name: string;
  description: string;
  /** What the option takes, or null for a switch that takes nothing. */
  value: StartValue | null;
  default: StartOptions[keyof StartOptions];
}
