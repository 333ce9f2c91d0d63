import { z } from 'zod';
import { nearest } from '../nearest.ts';
import { settingKeys, settingsSchema, type Settings } from './settings.ts';
import { startOptions } from './start-options.ts';

/** The version of `settings.json` that this Vitrine writes. */
export const settingsVersion = 1;

/** In characters; a larger file is no settings. */
const maximumLength = 1024 * 1024;

/**
 * What makes a file of each version one of the next, from version 0 on: files without a version, which people wrote by hand.
 */
export const migrations: readonly ((file: SettingsObject) => SettingsObject)[] = [(file) => file];

/** What is kept of a PIN, never the PIN itself. */
export const hashedPinSchema = z.object({
  /** Base64. */
  salt: z.string(),
  hash: z.string(),
  /** scrypt's N, r and p. */
  cost: z
    .int()
    .min(2)
    .max(2 ** 18),
  blockSize: z.int().min(1).max(16),
  parallelization: z.int().min(1).max(8),
});

/** See {@link hashedPinSchema}. */
export type HashedPin = z.infer<typeof hashedPinSchema>;

/** A file's content, with what this Vitrine does not know: it is kept. */
export type SettingsObject = Readonly<Record<string, unknown>>;

/** What can be used of a file. */
export interface KnownSettings {
  settings: Partial<Settings>;
  pin: HashedPin | null;
  /** What cannot be used, a sentence each. */
  warnings: string[];
}

/** What a text is as `settings.json`. */
export type SettingsReading =
  | { kind: 'good'; file: SettingsObject; known: KnownSettings }
  /** Of a newer Vitrine: it must stay as it is. */
  | { kind: 'future'; version: number; file: SettingsObject; known: KnownSettings }
  | { kind: 'broken'; problem: string };

/** Reads the text of `settings.json`. Never throws. */
export function readSettings(text: string): SettingsReading {
  if (text.length > maximumLength) return { kind: 'broken', problem: 'it is larger than 1 MB' };
  let file: unknown;
  try {
    // Some editors put a byte order mark first.
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'broken', problem: `it is not JSON (${String(error)})` };
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    return { kind: 'broken', problem: 'it is not a JSON object' };
  }
  const found = file as SettingsObject;
  const version = z
    .int()
    .min(0)
    .safeParse(found['version'] ?? 0);
  if (!version.success) return { kind: 'broken', problem: 'its version is not a whole number' };
  if (version.data > settingsVersion) {
    return { kind: 'future', version: version.data, file: found, known: readKnown(found) };
  }
  const current = migrations.slice(version.data).reduce((older, step) => step(older), found);
  return { kind: 'good', file: current, known: readKnown(current) };
}

/** The text of `settings.json`. */
export function writeSettings(file: SettingsObject): string {
  // First in the file, whatever version it was.
  const version = { version: settingsVersion };
  return `${JSON.stringify({ ...version, ...file, ...version }, null, 2)}\n`;
}

function readKnown(file: SettingsObject): KnownSettings {
  const warnings: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(file)) {
    const setting = settingKeys.find((known) => known === key);
    if (setting) {
      const read = readSetting(setting, value);
      if (read) settings[setting] = read.value;
      else warnings.push(`“${key}” ${expected(setting)}; it is kept and not used.`);
    } else if (key !== 'version' && key !== 'pin') {
      const meant = nearest(key, settingKeys);
      const hint = meant === null ? '' : ` Did you mean “${meant}”?`;
      warnings.push(`“${key}” is not a setting; it is kept and not used.${hint}`);
    }
  }
  const pin = hashedPinSchema.nullable().safeParse(file['pin'] ?? null);
  if (!pin.success) warnings.push('“pin” cannot be used; it is kept, and opens nothing.');
  return { settings, pin: pin.data ?? null, warnings };
}

/** The value as it is, or as the command line would take it; null for anything else. */
function readSetting(key: keyof Settings, value: unknown): { value: unknown } | null {
  const plain = settingsSchema.shape[key].safeParse(value);
  if (plain.success) return { value: plain.data };
  const text = z.string().safeParse(value);
  const typed = text.success && optionOf(key)?.value?.schema.safeParse(text.data);
  return typed && typed.success ? { value: typed.data } : null;
}

function expected(key: keyof Settings): string {
  return `must be ${optionOf(key)?.value?.expected ?? 'true or false'}`;
}

function optionOf(key: keyof Settings) {
  return startOptions.find((option) => option.key === key);
}
