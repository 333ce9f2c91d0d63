import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, or the archive of an installed program: sources and bundle lie equally deep in them. */
const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Folder of the deck that stands in when nothing else can be shown. */
export const welcomeFolder = path.join(root, 'resources', 'welcome');

/** The library that Vitrine comes with: beside an archive, in which nothing can be watched. */
export const bundledFolder = path.join(
  root.endsWith('.asar') ? path.dirname(root) : root,
  'slides',
);

let own: readonly string[] | null = null;

/** From now on this is how the program runs a command: it has switches that its commands never see. */
export function useOwnCommand(command: readonly string[]): void {
  own = command;
}

/** This very program as it runs a command: unless told, what came before the word of the command that is running. */
export function ownCommand(running: string): readonly string[] {
  return own ?? process.argv.slice(0, process.argv.indexOf(running));
}

/** Where `npm run build` puts the pages. */
export const rendererFolder = path.join(root, 'out', 'renderer');

/** Vitrine's own version. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

/** A command line that cannot be carried out as it was typed: told on stderr, exit code 2. */
export class UsageError extends Error {}

/** Makes sure that a library folder is there. */
export function requireFolder(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`There is no folder “${folder}”.`);
  }
}

/** Makes sure that a file may be written, before there is any work for it. */
export function requirePlace(file: string): void {
  const folder = path.dirname(path.resolve(file));
  requireFolder(folder);
  const isThere = existsSync(file);
  if (isThere && statSync(file).isDirectory()) {
    throw new UsageError(`“${file}” is a folder: name a file in it.`);
  }
  accessSync(isThere ? file : folder, constants.W_OK);
}

/** Makes sure that the kiosk's pages are built. */
export function requirePages(): void {
  if (!existsSync(path.join(rendererFolder, 'index.html'))) {
    throw new UsageError('The kiosk’s pages are not built yet: run “npm run build” first.');
  }
}
