import type { Health } from '../contract/health.ts';
import type { Snapshot } from '../contract/kiosk-api.ts';
import type { ShownLibrary } from '../node/library-switch.ts';

/**
 * What `GET /health` answers.
 *
 * @param snapshot what the first screen shows; null before there is one
 * @param how whether nothing was painted where something should be, and for how long the host has run, in ms
 */
export function healthOf(
  { library, playable }: ShownLibrary,
  snapshot: Snapshot | null,
  { version, isSilent, uptime }: { version: string; isSilent: boolean; uptime: number },
): Health {
  const { decks, diagnostics, revision } = library;
  return {
    status: isSilent || !playable ? 'degraded' : 'ok',
    version,
    mode: snapshot?.mode ?? null,
    deck: snapshot?.deck ?? null,
    slide: snapshot?.slide ?? null,
    locale: snapshot?.locale ?? null,
    uptimeSeconds: Math.floor(uptime / 1_000),
    library: {
      revision,
      decks: playable ? new Set(decks.map(({ id }) => id)).size : 0,
      errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    },
  };
}
