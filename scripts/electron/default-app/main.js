// What `electron <folder>` runs: loads the app in the folder named on the command line.
// An ES module with top-level await, because Electron holds back `ready` until such a module is
// done: the app can still register privileged schemes, as with Electron's own default app.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** The app's path among the arguments, and the modules to load before it. */
function read(args) {
  const before = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '-v' || arg === '--version') return { before, version: true };
    if (arg === '-r' || arg === '--require') before.push(args[++i]);
    else if (arg.startsWith('--app=')) return { before, target: arg.slice('--app='.length) };
    else if (!arg.startsWith('-')) return { before, target: arg };
  }
  return { before };
}

/** Gives the app its name and version, and loads it. */
async function load(target) {
  const folder = path.resolve(target);
  const manifest = path.join(folder, 'package.json');
  const hasManifest = fs.existsSync(manifest);
  if (hasManifest) {
    const { name, productName, version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    app.name = productName ?? name ?? app.name;
    if (version) app.setVersion(version);
    app.setDesktopName(`${app.name}.desktop`);
  }
  const main = createRequire(manifest).resolve(folder);
  app.setAppPath(hasManifest ? folder : path.dirname(main));
  await import(pathToFileURL(main).href);
}

const { before, target, version } = read(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (before.length > 0) Module._preloadModules(before);
if (target === undefined) {
  console.error('usage: electron [switches] <folder or script> [options]');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  await load(target);
} catch (error) {
  console.error(`${target} cannot be run:`, error);
  process.exit(1);
}
