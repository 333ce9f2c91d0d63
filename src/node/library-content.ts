import type { PlayableVersion } from '../core/library/assemble-library.ts';
import type { Library } from '../core/library/library.ts';
import { mediaTypes } from './content-files.ts';
import { hashText } from './file-hashes.ts';

/** A file as it was when it was read. */
export interface HashedFile {
  /** Where it is. */
  path: string;
  /** Relative to its deck's folder, or to the library for `kiosk.yaml`; `/` between folders. */
  name: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of its bytes, hexadecimal. */
  hash: string;
}

/** A deck with the files it was compiled from: always of one and the same time. */
export interface DeckContent {
  id: string;
  /** The folder that holds its files. */
  root: string;
  /** Changes whenever any file that a slide may show does; part of their addresses. */
  media: string;
  files: HashedFile[];
  versions: PlayableVersion[];
}

/** A library with all that is needed to show it. */
export interface LibraryContent {
  library: Library;
  /** False for the built-in deck. */
  playable: boolean;
  /** The `kiosk.yaml` that was followed; null where there is none. */
  site: HashedFile | null;
  decks: DeckContent[];
  /** True of a copy that nobody changes. */
  stored: boolean;
}

/** Whether a file of a deck's folder can matter to its slides: its text, or what may be shown. */
export function isContentFile(name: string): boolean {
  return isText(name) || Object.hasOwn(mediaTypes, extensionOf(name));
}

/** Whether a file is Markdown. */
export function isText(name: string): boolean {
  return extensionOf(name) === 'md';
}

/** Names the state of a deck's media: the same files always have the same name. */
export function mediaVersion(files: readonly HashedFile[]): string {
  const media = files.filter(({ name }) => !isText(name));
  return hashText(JSON.stringify(media.map(({ name, hash }) => [name, hash])));
}

/**
 * Prefix of the addresses of a deck's media, relative to the page. The `@` stands for itself nowhere else, and whatever has
 * such an address never changes: screens that show the old content and the new get each their own, and may keep it.
 */
export function mediaBase(id: string, media: string): string {
  return `content/${encodeURIComponent(id)}@${media}/`;
}

function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
