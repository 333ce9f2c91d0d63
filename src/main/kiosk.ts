import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, type BrowserWindow } from 'electron';
import { startProblems } from '../core/library/start-problems.ts';
import type { Start } from '../core/settings/start-options.ts';
import { KioskService } from '../host/kiosk-service.ts';
import { followRemote } from '../host/remote/remote-server.ts';
import { createSite, type Site } from '../host/site.ts';
import { openWebHost } from '../host/web-host.ts';
import { startKioskJournal } from '../node/journal/kiosk-journal.ts';
import { failuresFileOf, openKioskContent } from '../node/kiosk-content.ts';
import { printTalk } from '../node/print-talk.ts';
import { keepDisplayAwake } from './display-sleep.ts';
import { keepOnDisplay } from './kiosk-display.ts';
import { joinWindow, listenToWindows } from './kiosk-ipc.ts';
import { grounds } from './locked-window.ts';
import { log } from './log.ts';
import { ownCommand } from './own-command.ts';
import { PresenterWindow } from './presenter-window.ts';
import { leave } from './recovery/restart.ts';
import { followStartWithMachine } from './start-with-machine.ts';
import { staffMachine } from './staff-machine.ts';
import { followUpdates } from './updates.ts';
import type { Upkeep } from './upkeep.ts';

/** In ms, for the journal's last lines when the app quits. */
const longestFarewell = 500;
/** In ms: a first slide that takes longer is not waited for with what it would otherwise be disturbed by. */
const longestQuiet = 10_000;
/** In ms after the first slide, which the screen is still busy with. */
const firstSight = 500;

/** What a kiosk is made of. */
export interface KioskOptions {
  asked: Start;
  upkeep: Upkeep;
  /** Already open; its page waits for the site. */
  window: BrowserWindow;
  /** Takes the site, from which pages are loaded from now on. */
  serve: (site: Site) => void;
}

/** Makes the kiosk of a window: library, service, site and health; the page does not wait for the library. */
export async function openKiosk({ asked, upkeep, window, serve }: KioskOptions): Promise<void> {
  const { faults, metrics, recovery } = upkeep;
  const { mode, deck, locale, speed, port, windowed } = asked.options;
  const root = app.getAppPath();
  // A package holds its library beside the app's archive, in which nothing can be watched.
  const bundledFolder = path.join(app.isPackaged ? process.resourcesPath : root, 'slides');
  const userData = app.getPath('userData');
  let haveLeisure = (): void => undefined;
  const leisure = new Promise<void>((resolve) => (haveLeisure = resolve));
  setTimeout(haveLeisure, longestQuiet);
  const { settings, library } = await openKioskContent({
    ...{ start: asked, bundledFolder, userData, log: log.warn },
    welcomeFolder: path.join(root, 'resources', 'welcome'),
    vitrine: app.getVersion(),
    attended: false,
    isSafe: recovery.isSafe,
    leisure,
  });
  followStartWithMachine(settings);
  const start = { mode, deck, locale, speed };
  void library.ready.then(() => {
    for (const problem of startProblems(start, library.library)) log.warn(problem);
  });
  const journal = startKioskJournal({ userData, library, log: log.warn });
  const keepAwake = keepDisplayAwake();
  const newerVersion = followUpdates({
    ...{ settings, library, userData, speed, service: () => service, report: faults.report },
    restart: () => recovery.restart(),
  });
  const service: KioskService = new KioskService({
    library,
    staff: {
      ...{ settings, bundledFolder, failuresFile: failuresFileOf(userData) },
      machine: staffMachine(
        () => settings.current.display ?? library.library.site.display,
        () => recovery.restart(),
        newerVersion,
      ),
      showFolder: (folder) => library.switchTo(folder),
      faults: () => faults.lastFaults(),
    },
    handouts: {
      print: (...task) => printTalk(ownCommand(), ...task),
      folder: documentsFolder(),
      workFolder: path.join(userData, 'handouts'),
      log: log.warn,
    },
    start,
    resume: recovery.resume,
    unfinished: recovery.unfinished,
    version: app.getVersion(),
    ownsScreen: true,
    now: () => performance.now(),
    offer: (offered) => recovery.offer(offered),
    onDeck: (id) => recovery.noteDeck(id),
    onFault: (fault, known) => {
      faults.take(fault);
      if (known !== null) metrics.deckFailed(known);
    },
    onPresentation: (presentation) => presenterView.follow(presentation),
    onUnfinished: (unfinished) => recovery.noteTalk(unfinished),
    presenterView: () => presenterView.state,
    onSlide: (shown) => {
      metrics.slideShown(shown);
      setTimeout(haveLeisure, firstSight);
    },
    onJournal: (notes) => journal.write(notes),
    onSnapshot: (snapshot) => {
      recovery.noteSnapshot(snapshot);
      keepAwake(snapshot.mode !== 'blank');
    },
    onLibrary: ({ site }) => {
      moveTo(site.display);
      window.setBackgroundColor(grounds[site.theme]);
    },
  });
  app.once('will-quit', (event) => {
    // The page's last words; a disk that hangs must not keep the app from quitting.
    event.preventDefault();
    const farewell = Promise.race([
      Promise.all([
        ...[journal.settled(), faults.settled(), recovery.settled()],
        service.handouts?.close(),
      ]),
      pause(longestFarewell),
    ]);
    // Not in this very task: Electron would take it for the quitting that was just prevented, and stay for ever.
    void farewell.then(() => setImmediate(leave));
  });
  const pages = {
    contentRoot: (id: string, media: string | null) => service.contentRoot(id, media),
    health: () => service.health(),
    theme: () => library.library.site.theme,
  };
  const shown = { ...pages, rendererFolder: path.join(import.meta.dirname, '../renderer') };
  const shutRemote = followRemote({
    ...{ settings, desk: service.remote, log: log.warn },
    pages: { ...shown, handout: (...asked) => service.takeHandout(...asked) },
  });
  app.once('before-quit', () => void shutRemote());
  recovery.watch(window);
  const moveTo = windowed ? () => undefined : keepOnDisplay(window);
  const presenterView: PresenterWindow = new PresenterWindow({
    ...{ kiosk: window, windowed },
    connect: (send) => service.connectCompanion(send, null),
  });
  listenToWindows();
  joinWindow(
    window,
    (send) => service.connectScreen(send, true),
    () => recovery.noteWord(),
  );
  serve(createSite(shown));
  const health = {
    ...pages,
    ...{ rendererFolder: null, contentRoot: () => null },
    metrics: () => metrics.text(service.heartbeatAge),
  };
  await tellHealth(createSite(health), port);
}

/** Where this account's documents lie; Linux gives its home where it has set up no such folder. */
function documentsFolder(): string {
  const documents = app.getPath('documents');
  return documents === app.getPath('home') ? path.join(documents, 'Documents') : documents;
}

/** Serves `/health` and `/metrics`, and nothing else, to this machine alone. */
async function tellHealth(site: ReturnType<typeof createSite>, port: number): Promise<void> {
  const { url } = await openWebHost({ site, sockets: null, host: '127.0.0.1', port });
  console.log(`Health: ${url}health`);
}
