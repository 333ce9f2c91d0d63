/// <reference lib="dom" />
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LibraryFolder } from '../../node/library-folder.ts';
import {
  rendererFolder,
  requireFolder,
  requirePages,
  requirePlace,
  UsageError,
  welcomeFolder,
} from '../project.ts';
import { openEngine, type Engine, type EnginePage } from './engine.ts';
import { PictureDesk } from './picture-desk.ts';
import { reviewSources, reviewStage } from './review.ts';
import { pictureWidth, sheetHtml, sheetWidth, type Sheet } from './sheet-html.ts';
import { readVersions, type Version, type VersionChoice } from './version.ts';

/** In px; Chromium makes no picture that is higher than 16 384. */
const highest = 16_000;

/**
 * Draws every slide of every deck, in each language, on one sheet: a picture (`.png`) or a page (`.html`) that needs no
 * other file. Gives the files written: a sheet too high for one picture goes on in `-2.png`, `-3.png` …
 */
export async function makeContactSheet(
  folder: string,
  out: string,
  choice: VersionChoice,
): Promise<string[]> {
  const extension = path.extname(out).toLowerCase();
  if (extension !== '.png' && extension !== '.html') {
    throw new UsageError(`A contact sheet is a .png or an .html file, not “${out}”.`);
  }
  requireFolder(folder);
  requirePlace(out);
  requirePages();
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const versions = library.playable ? await readVersions(library, choice) : [];
  if (versions.length === 0) throw new UsageError(`“${folder}” has no such deck to show.`);
  const engine = await openEngine();
  if ('problem' in engine) throw new UsageError(`The slides cannot be drawn: ${engine.problem}`);
  try {
    const sheet = await drawSheet(library, versions, engine);
    if (extension === '.png') return await printSheet(sheet, engine, out);
    await writeFile(out, sheetHtml(sheet));
    return [out];
  } finally {
    await engine.close();
  }
}

async function drawSheet(
  library: LibraryFolder,
  versions: readonly Version[],
  engine: Engine,
): Promise<Sheet> {
  const desk = new PictureDesk(await engine.openPage({ width: 320, height: 180 }));
  const pictures = new Map(versions.map((version) => [version, [] as string[]]));
  const diagnostics = [
    ...library.library.diagnostics,
    ...(await reviewSources(versions)),
    ...(await reviewStage(library, versions, engine, async (version, index, png) => {
      const drawn = pictures.get(version);
      if (drawn) drawn[index] = await desk.shrink(png, 2 * pictureWidth);
    })),
  ];
  const { languages, title } = library.library.site;
  return {
    title: title[languages[0] ?? ''] ?? path.basename(library.folder),
    versions,
    pictures,
    diagnostics,
    fonts: await readFonts(),
  };
}

/** The kiosk's own fonts as a style sheet that holds them. */
async function readFonts(): Promise<string> {
  const folder = path.join(rendererFolder, 'assets');
  const families = {
    'Atkinson Hyperlegible Next Variable': /^atkinson-.*-latin-wght-normal-.*\.woff2$/,
    'Bricolage Grotesque Variable': /^bricolage-.*-latin-wght-normal-.*\.woff2$/,
  };
  const names = await readdir(folder).catch(() => []);
  const faces = Object.entries(families).map(async ([family, pattern]) => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined) return '';
    const font = await readFile(path.join(folder, name), 'base64');
    return `@font-face { font-family: '${family}'; font-weight: 200 800; src: url(data:font/woff2;base64,${font}) }\n`;
  });
  return (await Promise.all(faces)).join('');
}

async function printSheet(sheet: Sheet, engine: Engine, out: string): Promise<string[]> {
  const page = await engine.openPage({ width: sheetWidth(sheet), height: 1080 });
  await page.show(sheetHtml(sheet));
  await page.evaluate(settle);
  const { dir, name, ext } = path.parse(out);
  const files: string[] = [];
  for (const part of partsOf(await page.evaluate(heightsOf))) {
    const file =
      files.length === 0 ? out : path.join(dir, `${name}-${String(files.length + 1)}${ext}`);
    await showPart(page, part);
    await writeFile(file, await page.screenshot(true));
    files.push(file);
  }
  return files;
}

/** Divides sections among pictures, by their heights in px: from the first to the one after the last of each. */
function partsOf(heights: readonly number[]): { from: number; to: number }[] {
  const parts = [{ from: 0, to: 0 }];
  let height = 0;
  for (const [index, each] of heights.entries()) {
    const last = parts.at(-1);
    if (last && (height + each <= highest || last.from === index)) last.to = index + 1;
    else {
      parts.push({ from: index, to: index + 1 });
      height = 0;
    }
    height += each;
  }
  return parts;
}

async function showPart(page: EnginePage, part: { from: number; to: number }): Promise<void> {
  await page.evaluate(({ from, to }) => {
    for (const [index, section] of document.querySelectorAll('section').entries())
      section.hidden = index < from || index >= to;
  }, part);
}

async function settle(): Promise<void> {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}

/** How much of the page each section takes, with the space above it; the first has the heading and the margins. */
function heightsOf(): number[] {
  const sections = [...document.querySelectorAll('section')];
  const ends = sections.map((section) => section.getBoundingClientRect().bottom);
  return ends.map((end, index) => end - (ends[index - 1] ?? 0) + (index === 0 ? 200 : 0));
}
