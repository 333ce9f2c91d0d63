/// <reference lib="dom" />
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { LibraryFolder } from '../../node/library-folder.ts';
import type { Engine, EnginePage } from './engine.ts';
import { inspectPage } from './inspect-page.ts';
import { findingsOf, judgeSlide, type Fault } from './judge.ts';
import { checkMedia } from './media-checks.ts';
import { PictureDesk } from './picture-desk.ts';
import { checkText } from './text-checks.ts';
import type { Version } from './version.ts';
import { walkVersion, withHost } from './walk.ts';

/** The shapes that the stage has (renderer/stage/shape.ts), in px, at half its size: pictures take a quarter of the time. */
const shapes = [
  { shape: 'landscape', width: 960, height: 540 },
  { shape: 'portrait', width: 540, height: 960 },
  { shape: 'classic', width: 720, height: 540 },
] as const;

/** Gets a picture (PNG) of each slide of a landscape screen as it passes by, at half the stage's size. */
export type TakePicture = (version: Version, index: number, png: Buffer) => Promise<void>;

/** Makes the checks that need no engine. */
export async function reviewSources(versions: readonly Version[]): Promise<Diagnostic[]> {
  const found = versions.map(async (each) => [...checkText(each), ...(await checkMedia(each))]);
  return (await Promise.all(found)).flat();
}

/** Looks at every slide on the kiosk's own stage, in every shape of screen. Tells on a terminal how far it is. */
export async function reviewStage(
  library: LibraryFolder,
  versions: readonly Version[],
  engine: Engine,
  takePicture?: TakePicture,
): Promise<Diagnostic[]> {
  const desk = new PictureDesk(await engine.openPage({ width: 640, height: 360 }));
  const stages: { shape: string; page: EnginePage }[] = [];
  for (const each of shapes) stages.push({ shape: each.shape, page: await engine.openPage(each) });
  const diagnostics: Diagnostic[] = [];
  for (const [position, version] of versions.entries()) {
    if (process.stderr.isTTY) {
      console.error(`${String(position + 1)}/${String(versions.length)} ${version.file}`);
    }
    const { slides } = version.deck;
    const walks = await withHost(library, version, (url) =>
      Promise.all(
        stages.map(async ({ shape, page }) => {
          const faults = slides.map((): Fault[] => []);
          let next = 0;
          const visit = async (index: number) => {
            faults[index] = await lookAt(page, desk);
            if (shape === 'landscape') await takePicture?.(version, index, await page.screenshot());
            next = index + 1;
          };
          await walkVersion(page, url, version, visit).catch((error: unknown) => {
            faults[next] = [unseen(error)];
          });
          await page.goTo('about:blank');
          return { shape, faults };
        }),
      ),
    );
    for (const [index, slide] of slides.entries()) {
      const found = walks.flatMap(({ shape, faults }) =>
        (faults[index] ?? []).map((fault) => ({ shape, fault })),
      );
      diagnostics.push(...findingsOf(slide, version.file, found));
    }
  }
  return diagnostics;
}

async function lookAt(page: EnginePage, desk: PictureDesk): Promise<Fault[]> {
  const seen = await page.evaluate(inspectPage);
  await page.evaluate(setLetters, false);
  const bare = await page.screenshot();
  await page.evaluate(setLetters, true);
  const boxes = seen.texts.map((text) => text.boxes);
  return judgeSlide(seen, await desk.readGrounds(bare, boxes));
}

/** Shows or hides all letters on stage, but for nothing else: colours that follow the text's stay. */
function setLetters(shown: boolean): void {
  const sheet = new CSSStyleSheet();
  if (!shown) {
    sheet.replaceSync(
      '.layer * { -webkit-text-fill-color: transparent !important; text-shadow: none !important; text-decoration-color: transparent !important }',
    );
  }
  document.adoptedStyleSheets = [sheet];
}

function unseen(error: unknown): Fault {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return {
    code: 'layout/unseen',
    badness: 1,
    message: `This slide did not come up, nor was any after it looked at: ${reason}`,
  };
}
