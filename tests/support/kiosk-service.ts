import { onTestFinished } from 'vitest';
import type { Fault } from '../../src/contract/kiosk-api.ts';
import type { KioskServiceOptions } from '../../src/host/kiosk-options.ts';
import { KioskService } from '../../src/host/kiosk-service.ts';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import type { scanLibrary } from '../../src/node/scan-library.ts';
import { deckText, temporaryLibrary, welcomeFolder } from './temporary-library.ts';

/** How its screens start. */
export const start = { mode: 'loop', deck: null, locale: 'fr', speed: 2 } as const;
/** What it shows. */
export const files = { 'kiosk.yaml': 'languages: [fr, en]', 'a/deck.md': deckText('Un', 3) };

/** A host with its library, and screens and companions to join it. */
export async function serveKiosk(
  folder = temporaryLibrary(files),
  ownsScreen = false,
  scan?: typeof scanLibrary,
  hooks: Partial<KioskServiceOptions> = {},
) {
  const library = LibraryFolder.start({ folder, welcomeFolder, ...(scan && { scan }) });
  if (!scan) await library.ready;
  const clock = { now: 1_000_000 };
  const faults: Fault[] = [];
  const service = new KioskService({
    library,
    staff: null,
    start,
    version: '1.2.3',
    ownsScreen,
    now: () => clock.now,
    onFault: (fault) => faults.push(fault),
    ...hooks,
  });
  onTestFinished(() => service.close());
  const connect = (isLocal = true) => {
    const heard: unknown[] = [];
    const connection = service.connectScreen(
      (event, payload) => heard.push({ event, payload }),
      isLocal,
    );
    return { ...connection, heard };
  };
  const accompany = (name: string | null = null) => {
    const heard: unknown[] = [];
    const connection = service.connectCompanion(
      (event, payload) => heard.push({ event, payload }),
      name === null ? null : { id: name, name },
    );
    return { ...connection, heard };
  };
  return { service, library, folder, clock, faults, connect, accompany };
}
