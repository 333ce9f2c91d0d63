/**
 * `npm run vitrine -- <command>`: builds what is stale, if the command uses the build, then runs
 * it. Standard output is the command's alone.
 */
import path from 'node:path';
import { looksAtPages } from '../src/core/looks-at-pages.ts';
import { findChromium } from '../src/node/find-chromium.ts';
import { buildIfStale } from './build-if-stale.ts';
import { checkout } from './checkout.ts';
import { electronHere } from './electron/find-electron.ts';
import { run } from './run.ts';

const words = process.argv.slice(2);
const looks = looksAtPages(words);
const built = looks || words[0] === 'serve' ? await buildIfStale() : 0;
const electron = process.env['VITRINE_ELECTRON'] || (electronHere()?.executable ?? null);
process.exitCode = built || (await runCommand());

/** In Node; where that would want a browser and there is none, in Electron, which is one. */
function runCommand(): Promise<number> {
  if (looks && electron !== null && findChromium() === null) {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return run(electron, [checkout, ...asRoot, ...words]);
  }
  // For doctor.
  const env = { ...process.env, ...(electron !== null && { VITRINE_ELECTRON: electron }) };
  return run(process.execPath, [path.join(checkout, 'src', 'cli', 'index.ts'), ...words], { env });
}
