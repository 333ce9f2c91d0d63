import type { Slide } from '../../core/deck/deck.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { HashedFile } from '../../node/library-content.ts';
import { finding } from './finding.ts';
import { pictureSize } from '../../node/picture-size.ts';
import { readFileAt } from '../../node/read-at.ts';
import { locate, type Version } from './version.ts';

const megabyte = 1_000_000;
/** In bytes: beyond it a picture holds more than the stage can show, and a video fills memory and disks. */
const heaviest = { image: megabyte, video: 50 * megabyte };
/** In px: the long side of a 4K screen. */
const longestSide = 3_840;

/** Reports pictures and videos that are larger than a screen needs, each once, where it is first shown. */
export async function checkMedia(version: Version): Promise<Diagnostic[]> {
  const { cover, slides } = version.deck;
  const shown: { url: string; kind: string; slide: Slide | null }[] = [
    ...(cover?.kind === 'picture' ? [{ url: cover.url, kind: 'image', slide: null }] : []),
    ...slides.flatMap((slide) => slide.media.map(({ url, kind }) => ({ url, kind, slide }))),
  ];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { url, kind, slide } of shown) {
    const file = version.media.get(url);
    if (!file || seen.has(url) || (kind !== 'image' && kind !== 'video')) continue;
    seen.add(url);
    const problem = await tooLarge(file, kind);
    if (problem === null) continue;
    const place = locate(version, slide, file.name);
    diagnostics.push(finding('media/large', version.file, place, `${file.name} ${problem}`));
  }
  return diagnostics;
}

async function tooLarge(file: HashedFile, kind: 'image' | 'video'): Promise<string | null> {
  const limit = heaviest[kind];
  if (file.size > limit) {
    const [weight, most] = [file.size, limit].map((bytes) => String(Math.ceil(bytes / megabyte)));
    return `weighs ${String(weight)} MB, over ${String(most)} MB: save it smaller.`;
  }
  if (kind === 'video') return null;
  const size = await readFileAt(file.path, pictureSize);
  if (!size || Math.max(size.width, size.height) <= longestSide) return null;
  return `is ${String(size.width)} × ${String(size.height)} px, over ${String(longestSide)} px on a side: scale it down.`;
}
