import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What a package will hold, laid out as it will lie on a machine. */
export interface Contents {
  /** The folder that stands for `/`. */
  root: string;
  /** Everything in it, folders first, relative to it. */
  entries: { name: string; kind: 'folder' | 'file' | 'link'; size: number }[];
}

/**
 * Copies `source=/place/on/the/machine` into a new folder; a source that ends with `/` is a folder whose contents
 * are meant. Others may read everything, and enter every folder.
 */
export function stage(mappings: readonly string[], root: string): Contents {
  mkdirSync(root, { recursive: true });
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const target = path.join(root, mapping.slice(at + 1));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(mapping.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
  }
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    const kind = entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file';
    const { mode, size } = lstatSync(full);
    if (kind !== 'link') chmodSync(full, (mode & 0o111) !== 0 ? 0o755 : 0o644);
    return { name: path.relative(root, full), kind, size } as const;
  });
  return { root, entries };
}
