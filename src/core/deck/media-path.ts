/** File extensions that may be shown, by what shows them. */
export const mediaExtensions = {
  image: new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg']),
  video: new Set(['mp4', 'webm', 'ogv', 'm4v']),
  audio: new Set(['mp3', 'ogg', 'wav', 'm4a']),
  track: new Set(['vtt']),
} as const;
/** See {@link mediaExtensions}. */
export const videoExtensions: ReadonlySet<string> = mediaExtensions.video;

/** What an author's path leads to. */
export type MediaPath =
  | { kind: 'found'; path: string; url: string }
  | { kind: 'outside' }
  | { kind: 'missing'; path: string; meant: string | null }
  | { kind: 'type'; path: string };

/** The files of a deck's folder. */
export interface MediaFolder {
  /** Relative to the deck's folder, with `/` between folders. */
  files: ReadonlySet<string>;
  /** Those of the files that are films without sound. */
  silent: ReadonlySet<string>;
  /** Prefix of media addresses. */
  mediaBase: string;
}

/** Follows a path written in a deck. Only what stays inside the deck's folder, exists and has a fit type is found. */
export function resolveMedia(
  written: string,
  kind: keyof typeof mediaExtensions,
  { files, mediaBase }: MediaFolder,
): MediaPath {
  const path = normalisePath(written);
  if (path === null) return { kind: 'outside' };
  if (!mediaExtensions[kind].has(fileExtension(path))) return { kind: 'type', path };
  if (files.has(path)) return { kind: 'found', path, url: mediaUrl(path, mediaBase) };
  return { kind: 'missing', path, meant: similarPath(path, files) };
}

/** Address of a file of the deck's folder. */
export function mediaUrl(path: string, mediaBase: string): string {
  return mediaBase + path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** Lower-case extension of a path or address, without its dot, or an empty string. */
export function fileExtension(path: string): string {
  return /\.([a-z0-9]{1,8})(?:[?#]|$)/i.exec(path.slice(-300))?.[1]?.toLowerCase() ?? '';
}

/** The path from the deck's folder, without `.` and `..`, or null when it leaves the folder or is none. */
function normalisePath(written: string): string | null {
  const bare = written.trim().replace(/[?#].*$/s, '');
  let path = bare;
  try {
    path = decodeURIComponent(bare);
  } catch {
    // A lone % is part of a file's name.
  }
  if (!isRelative(bare) || !isRelative(path) || path.length > 1_000) return null;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  const inside = segments.join('/');
  return isRelative(inside) ? inside : null;
}

function isRelative(path: string): boolean {
  return path !== '' && !/^\/|^[a-z][a-z0-9+.-]*:|\\|[\u0000-\u001F\u007F]/i.test(path);
}

const foldedFiles = new WeakMap<ReadonlySet<string>, Map<string, string>>();

/** A file that differs only by case or by Unicode form. */
function similarPath(path: string, files: ReadonlySet<string>): string | null {
  const fold = (name: string): string => name.normalize('NFC').toLowerCase();
  const folded = foldedFiles.get(files) ?? new Map([...files].map((file) => [fold(file), file]));
  foldedFiles.set(files, folded);
  return folded.get(fold(path)) ?? null;
}
