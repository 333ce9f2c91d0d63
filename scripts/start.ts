/**
 * `npm start -- [options]`: builds what is stale and opens the kiosk in Electron; where that cannot
 * be, says why and serves the same kiosk to browsers.
 */
import { readStart } from '../src/core/settings/start-options.ts';
import { buildIfStale } from './build-if-stale.ts';
import { complain, say, type Unavailable } from './checkout.ts';
import { findDisplay } from './display.ts';
import { findElectron } from './electron/find-electron.ts';
import { launch } from './electron/launch.ts';
import { serve } from './web-host.ts';

process.exitCode = await start(process.argv.slice(2));

async function start(options: string[]): Promise<number> {
  const built = await buildIfStale();
  if (built !== 0) return built;
  if (readStart(options, process.env).options.web) return serve(options);
  const ended = await open(options);
  if (typeof ended === 'number') return ended;
  complain(ended);
  say('serving the kiosk to browsers instead');
  return serve(options);
}

async function open(options: string[]): Promise<number | Unavailable> {
  const display = await findDisplay();
  if (typeof display !== 'string') return display;
  const electron = await findElectron();
  if (!('executable' in electron)) return electron;
  return launch(electron, display, options);
}
