import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../core/settings/settings-file.ts';
import type { Talk } from '../../core/talk/talk.ts';

/** The talk of that name among those saved on this machine's kiosk; null where there is none. */
export function savedTalk(userData: string, name: string): Talk | null {
  try {
    const reading = readSettings(readFileSync(path.join(userData, 'settings.json'), 'utf8'));
    const talks = reading.kind === 'broken' ? [] : (reading.known.settings.talks ?? []);
    return talks.find((talk) => talk.name === name) ?? null;
  } catch {
    // No settings, no talks.
    return null;
  }
}
