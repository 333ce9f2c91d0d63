/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises';
import { KioskService } from '../../host/kiosk-service.ts';
import { ScreenSockets } from '../../host/screen-sockets.ts';
import { createSite } from '../../host/site.ts';
import { openWebHost } from '../../host/web-host.ts';
import type { LibraryFolder } from '../../node/library-folder.ts';
import { readVersion, rendererFolder } from '../project.ts';
import type { EnginePage } from './engine.ts';
import type { Version } from './version.ts';

/** How long, in ms, a slide may take to come up on a busy machine; the stage itself waits 4 s for pictures. */
const patience = 30_000;
/** In ms, between two looks at whether it has. */
const blink = 20;

/**
 * Shows every slide of a version to `visit`, one after the other, with all its fragments: in the kiosk itself, as
 * a presenter would step through it. `visit` gets the slide's number, from 0.
 *
 * @throws when a slide does not come up; it is the one after the last that was visited
 */
export async function walkVersion(
  page: EnginePage,
  url: string,
  { deck }: Version,
  visit: (index: number) => Promise<void>,
): Promise<void> {
  await page.goTo(url);
  for (const [index, slide] of deck.slides.entries()) {
    if (index > 0) await page.press('PageDown');
    await until(() => page.evaluate(isOnStage, [deck.id, index + 1] as const));
    for (let step = 0; step < slide.steps; step += 1) await page.press('PageDown');
    await until(() => page.evaluate(isComplete));
    await page.evaluate(settle);
    await visit(index);
  }
}

/** Serves one version of a deck to be walked through, and closes it. */
export async function withHost<Result>(
  library: LibraryFolder,
  { deck }: Version,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const service = new KioskService({
    library,
    staff: null,
    start: { mode: 'present', deck: deck.id, locale: deck.locale, speed: 1 },
    version: readVersion(),
    ownsScreen: false,
    now: () => performance.now(),
    onFault: ({ code, message }) => console.error(`${deck.id}: ${code}: ${message}`),
  });
  // The library is looked at as it was read: nothing may change half-way.
  service.close();
  const site = createSite({
    rendererFolder,
    contentRoot: (id, media) => service.contentRoot(id, media),
    health: () => service.health(),
  });
  const host = await openWebHost({
    site,
    sockets: new ScreenSockets(service),
    host: '127.0.0.1',
    port: 0,
  });
  try {
    return await work(host.url);
  } finally {
    await host.close();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${String(patience / 1_000)} s were too short`);
    await pause(blink);
  }
}

function isOnStage([id, slide]: readonly [string, number]): boolean {
  const { deck, slide: shown } = document.documentElement.dataset;
  return deck === id && shown === String(slide);
}

function isComplete(): boolean {
  const waiting = '[data-layer="front"] section.present .fragment:not(.visible)';
  return document.querySelector(waiting) === null;
}

/** Waits for fonts and pictures and two frames, and takes the presenter's badge off the slide. */
async function settle(): Promise<void> {
  document.querySelector<HTMLElement>('.badge')?.style.setProperty('display', 'none');
  const pictures = document.querySelectorAll<HTMLImageElement>('section.present img');
  await document.fonts.ready;
  await Promise.all([...pictures].map((picture) => picture.decode().catch(() => undefined)));
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
