import { setTimeout as pause } from 'node:timers/promises';
import { startProblems } from '../core/library/start-problems.ts';
import type { StartOptions } from '../core/settings/start-options.ts';
import { keepFaults } from '../host/faults.ts';
import { Metrics } from '../host/metrics.ts';
import { KioskService } from '../host/kiosk-service.ts';
import { exposureNotice } from '../host/own-addresses.ts';
import { createSite } from '../host/site.ts';
import { bareMachine } from '../host/staff-machine.ts';
import { openWebHost } from '../host/web-host.ts';
import { startKioskJournal } from '../node/journal/kiosk-journal.ts';
import { startKioskLibrary } from '../node/kiosk-library.ts';
import { KioskSettings, nothingFixed } from '../node/settings/kiosk-settings.ts';
import { defaultUserData } from '../node/user-data.ts';
import { createLog } from '../node/log/log.ts';
import {
  bundledFolder,
  readVersion,
  rendererFolder,
  requirePages,
  UsageError,
  welcomeFolder,
} from './project.ts';

/** In ms, for the first library; the address is printed then. */
const longestWait = 10_000;

/** Serves a library to browsers until a signal ends it. Prints the address on stdout when it is ready. */
export async function serve(folder: string, options: StartOptions): Promise<void> {
  requirePages();
  const userData = options.userDataDir ?? defaultUserData();
  const log = createLog();
  log.keepIn(userData);
  const library = startKioskLibrary({
    folder,
    welcomeFolder,
    userData,
    vitrine: readVersion(),
    attended: true,
    log: log.warn,
  });
  const journal = startKioskJournal({ userData, library, log: log.warn });
  // A large library must not keep the address waiting; pages say meanwhile that it is being prepared.
  await Promise.race([library.ready, pause(longestWait, undefined, { ref: false })]);
  const { mode, deck, locale, speed, host, port } = options;
  const start = { mode, deck, locale, speed };
  for (const problem of startProblems(start, library.library)) log.warn(problem);
  const metrics = new Metrics({ version: readVersion(), node: process.versions.node }, () => ({
    host: process.memoryUsage.rss(),
  }));
  const faults = keepFaults(userData, log);
  const settings = new KioskSettings(nothingFixed);
  const service = new KioskService({
    library,
    staff: { settings, bundledFolder, machine: bareMachine, faults: () => faults.lastFaults() },
    start,
    version: readVersion(),
    ownsScreen: false,
    now: () => performance.now(),
    onFault: (fault, known) => {
      faults.take(fault);
      if (known !== null) metrics.deckFailed(known);
    },
    onSlide: (shown) => metrics.slideShown(shown),
    onJournal: (notes) => journal.write(notes),
  });
  const site = createSite({
    rendererFolder,
    contentRoot: (id, media) => service.contentRoot(id, media),
    health: () => service.health(),
    metrics: () => metrics.text(service.heartbeatAge),
    theme: () => library.library.site.theme,
  });
  const webHost = await openWebHost({ site, screens: service, host, port }).catch(
    (error: unknown) => {
      service.close();
      throw new UsageError(`Cannot listen on ${host}, port ${String(port)}: ${String(error)}`);
    },
  );
  const close = () => {
    service.close();
    void webHost.close();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  const notice = exposureNotice(host, webHost.port);
  if (notice !== null) console.error(notice);
  if (port !== 0 && webHost.port !== port) {
    console.error(`Port ${String(port)} is taken; using ${String(webHost.port)}.`);
  }
  process.stdout.write(`${webHost.url}\n`);
}
