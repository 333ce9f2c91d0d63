import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The house's fonts, as the kiosk's pages have them: Latin and its extensions are what a report is written in. */
const families = [
  { family: 'Bricolage Grotesque Variable', file: /^bricolage-grotesque-latin-wght/ },
  { family: 'Atkinson Hyperlegible Next Variable', file: /^atkinson-hyperlegible-next-latin-wght/ },
];

/** CSS that holds the fonts themselves, so that the page needs no other file; none where the pages are not built. */
export async function fontFaces(pagesFolder: string): Promise<string> {
  const folder = path.join(pagesFolder, 'assets');
  const names = await readdir(folder).catch(() => []);
  const faces = families.map(async ({ family, file }) => {
    const name = names.find((each) => file.test(each) && each.endsWith('.woff2'));
    if (name === undefined) return '';
    const data = await readFile(path.join(folder, name), 'base64');
    return `@font-face { font-family: '${family}'; font-weight: 200 800; src: url(data:font/woff2;base64,${data}) format('woff2'); }\n`;
  });
  return (await Promise.all(faces)).join('');
}
