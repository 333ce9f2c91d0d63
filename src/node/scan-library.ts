import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { libraryDiagnostic } from '../core/library/diagnostic-codes.ts';
import { siteFile } from '../core/library/site-reader.ts';
import { isInside } from './content-files.ts';

/** One file as the file system describes it. */
export interface ScannedFile {
  /** Where it is. */
  path: string;
  /** Relative to its deck's folder, with `/` between folders. */
  name: string;
  /** In bytes. */
  size: number;
  /** Changes whenever size, time of change or identity does. */
  fingerprint: string;
}

/** A folder of the library that holds Markdown, with everything in it. */
export interface ScannedFolder {
  id: string;
  files: ScannedFile[];
}

/** A library folder as the file system describes it. */
export interface ScannedLibrary {
  /** False when the folder is not there or may not be read. */
  readable: boolean;
  /** Null when there is none. */
  site: ScannedFile | null;
  folders: ScannedFolder[];
  diagnostics: Diagnostic[];
}

/** Per deck; beyond it somebody has pointed Vitrine at the wrong folder. */
const mostFiles = 5_000;

/**
 * Lists a library without reading any file. Hidden files and `node_modules` are passed over, as are symbolic links that
 * leave their deck's folder. Never throws.
 */
export async function scanLibrary(folder: string): Promise<ScannedLibrary> {
  const library: ScannedLibrary = { readable: true, site: null, folders: [], diagnostics: [] };
  const entries = await list(folder);
  if ('problem' in entries) {
    const message = `The library cannot be read: ${entries.problem}`;
    library.diagnostics.push(libraryDiagnostic('library/missing', siteFile, message));
    return { ...library, readable: false };
  }
  const root = await realpath(folder).catch(() => folder);
  for (const entry of entries) {
    const { name } = entry;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && entry.isSymbolicLink() && !(await leadsInside(root, file))) {
      const message = `${name} is a symbolic link to a place outside the library; it is ignored.`;
      library.diagnostics.push(libraryDiagnostic('file/outside', name, message));
      continue;
    }
    if (found?.isFile() && name === siteFile) library.site = describe(file, name, found);
    if (!found?.isDirectory()) continue;
    const scanned = await scanFolder(file, name, library.diagnostics);
    if (scanned) library.folders.push(scanned);
  }
  return library;
}

/** A text that changes whenever a file of the library does. */
export function fingerprintOf(library: ScannedLibrary): string {
  const files = library.folders.flatMap(({ id, files }) =>
    files.map(({ name, fingerprint }) => `${id}/${name} ${fingerprint}`),
  );
  const problems = library.diagnostics.map(({ code, file }) => `${code} ${file}`);
  return [library.site?.fingerprint ?? '', ...files, ...problems].join('\n');
}

/** Everything below a folder that holds Markdown, or null for any other folder, which is not looked into. */
export async function scanFolder(
  folder: string,
  id: string,
  diagnostics: Diagnostic[],
): Promise<ScannedFolder | null> {
  const entries = await listInDeck(folder, id, diagnostics);
  if (!entries.some(({ name }) => /\.md$/i.test(name))) return null;
  const root = await realpath(folder).catch(() => folder);
  const files: ScannedFile[] = [];
  const waiting = entries.map((entry) => ({ entry, name: entry.name }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { entry, name } = next;
    if (files.length >= mostFiles) {
      const message = `The folder “${id}” holds more than ${String(mostFiles)} files; the others are ignored.`;
      diagnostics.push(libraryDiagnostic('file/too-many', `${id}/deck.md`, message));
      break;
    }
    const file = path.join(folder, name);
    if (entry.isDirectory()) {
      const inner = await listInDeck(file, `${id}/${name}`, diagnostics);
      waiting.push(...inner.map((each) => ({ entry: each, name: `${name}/${each.name}` })));
    } else if (entry.isSymbolicLink() && !(await leadsInside(root, file))) {
      const message = `${name} is a symbolic link to a place outside this deck's folder, or to nothing; it is ignored.`;
      diagnostics.push(libraryDiagnostic('file/outside', `${id}/${name}`, message));
    } else {
      // A link to a folder is not followed either: there is no going round in circles.
      const found = await stat(file).catch(() => null);
      if (found?.isFile()) files.push(describe(file, name, found));
    }
  }
  return { id, files };
}

async function leadsInside(root: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target !== null && isInside(root, target);
}

/** What is visible in a folder, in an order that depends on nobody's locale. */
async function list(folder: string): Promise<Dirent[] | { problem: string }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !isIgnored(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The same for a folder of a deck: one that cannot be read is reported, and holds nothing. */
async function listInDeck(
  folder: string,
  name: string,
  diagnostics: Diagnostic[],
): Promise<Dirent[]> {
  const entries = await list(folder);
  if (!('problem' in entries)) return entries;
  const message = `This folder cannot be read: ${entries.problem}`;
  diagnostics.push(libraryDiagnostic('file/unreadable', name, message));
  return [];
}

/** Whether a file or folder of that name is no part of a library. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function describe(file: string, name: string, found: Stats): ScannedFile {
  const { size, mtimeMs, ctimeMs, ino } = found;
  return { path: file, name, size, fingerprint: [size, mtimeMs, ctimeMs, ino].join(' ') };
}
