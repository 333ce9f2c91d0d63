import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProblems } from '../core/library/start-problems.ts';
import type { Start } from '../core/settings/start-options.ts';
import { keepFaults } from '../host/faults.ts';
import { Metrics } from '../host/metrics.ts';
import { KioskService } from '../host/kiosk-service.ts';
import { exposureNotice } from '../host/own-addresses.ts';
import { ScreenSockets } from '../host/screen-sockets.ts';
import { followRemote } from '../host/remote/remote-server.ts';
import { createSite } from '../host/site.ts';
import { bareMachine } from '../host/staff-machine.ts';
import { openWebHost } from '../host/web-host.ts';
import { startKioskJournal } from '../node/journal/kiosk-journal.ts';
import { failuresFileOf, openKioskContent } from '../node/kiosk-content.ts';
import { printTalk } from '../node/print-talk.ts';
import { defaultUserData } from '../node/user-data.ts';
import { createLog } from '../node/log/log.ts';
import {
  bundledFolder,
  ownCommand,
  readVersion,
  rendererFolder,
  requirePages,
  UsageError,
  welcomeFolder,
} from './project.ts';

/** In ms, for the first library; the address is printed then. */
const longestWait = 10_000;

/** Serves a library to browsers until a signal ends it, which is awaited. Prints the address on stdout when it is ready. */
export async function serve(asked: Start): Promise<void> {
  requirePages();
  const { options } = asked;
  const userData = options.userDataDir ?? defaultUserData();
  const log = createLog();
  log.keepIn(userData);
  const { settings, library } = await openKioskContent({
    ...{ start: asked, bundledFolder, welcomeFolder, userData, log: log.warn },
    vitrine: readVersion(),
    attended: true,
    isSafe: false,
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
  const service = new KioskService({
    library,
    staff: {
      ...{ settings, bundledFolder, machine: bareMachine, failuresFile: failuresFileOf(userData) },
      showFolder: (chosen) => library.switchTo(chosen),
      faults: () => faults.lastFaults(),
    },
    handouts: {
      print: (...task) => printTalk(ownCommand('serve'), ...task),
      // Whoever asks has a browser.
      folder: null,
      // A kiosk may have the same user data folder.
      workFolder: path.join(userData, 'handouts-served'),
      log: log.warn,
    },
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
  const pages = {
    rendererFolder,
    contentRoot: (id: string, media: string | null) => service.contentRoot(id, media),
    health: () => service.health(),
    theme: () => library.library.site.theme,
    handout: (...asked: Parameters<KioskService['takeHandout']>) => service.takeHandout(...asked),
  };
  const site = createSite({ ...pages, metrics: () => metrics.text(service.heartbeatAge) });
  const webHost = await openWebHost({
    site,
    sockets: new ScreenSockets(service),
    host,
    port,
  }).catch((error: unknown) => {
    service.close();
    throw new UsageError(`Cannot listen on ${host}, port ${String(port)}: ${String(error)}`);
  });
  const shutRemote = followRemote({ settings, pages, desk: service.remote, log: log.warn });
  const asksToEnd = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  const notice = exposureNotice(host, webHost.port);
  if (notice !== null) console.error(notice);
  if (port !== 0 && webHost.port !== port) {
    console.error(`Port ${String(port)} is taken; using ${String(webHost.port)}.`);
  }
  process.stdout.write(`${webHost.url}\n`);
  await asksToEnd;
  service.close();
  await Promise.all([shutRemote(), webHost.close(), service.handouts?.close()]);
}
