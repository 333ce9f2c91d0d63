import { app } from 'electron';
import { applySettings } from '../core/settings/settings.ts';
import type { KioskService } from '../host/kiosk-service.ts';
import type { LibrarySwitch } from '../node/library-switch.ts';
import type { KioskSettings } from '../node/settings/kiosk-settings.ts';
import { AppImage } from '../node/updates/app-image.ts';
import { UpdateKeeper, type UpdateKeeperOptions } from '../node/updates/update-keeper.ts';
import { log } from './log.ts';

/** In ms at speed 1. */
const tick = 10_000;

/** What updates need of the kiosk. */
export interface FollowUpdatesOptions extends Pick<
  UpdateKeeperOptions,
  'userData' | 'speed' | 'report' | 'restart'
> {
  settings: KioskSettings;
  library: LibrarySwitch;
  /** Asked only once the app is open. */
  service: () => KioskService;
}

/** Keeps an eye on newer versions, as the setting `updateUrl` says; gives the one that is available, or null. */
export function followUpdates({
  settings,
  library,
  service,
  ...options
}: FollowUpdatesOptions): () => string | null {
  // A checkout is updated by whoever has checked it out.
  if (!app.isPackaged) return () => null;
  const keeper = new UpdateKeeper({
    ...options,
    version: app.getVersion(),
    target: replaceable(process.env),
    url: () => settings.current.updateUrl,
    site: () => applySettings(library.library.site, settings.current),
    sight: () => {
      const health = service().health();
      const view = service().lastSnapshot?.view ?? null;
      return { mode: health.mode, view, isWell: health.status === 'ok' };
    },
    now: () => performance.now(),
    epoch: () => Date.now(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    log: log.warn,
  });
  setInterval(() => void keeper.tick(), Math.max(tick / options.speed, 1_000));
  return () => keeper.available;
}

/** What may be replaced, or why nothing may. */
function replaceable(environment: NodeJS.ProcessEnv): AppImage | string {
  const { APPIMAGE, VITRINE_KEEPS_PREVIOUS, VITRINE_SUPERVISED } = environment;
  if (!APPIMAGE) return 'This package is updated by the administrator.';
  if (!VITRINE_KEEPS_PREVIOUS || !VITRINE_SUPERVISED) {
    return 'Nothing is taken unless vitrine-appimage and a supervisor start Vitrine: see docs/updates.md.';
  }
  return new AppImage(APPIMAGE);
}
