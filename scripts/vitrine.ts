/**
 * `npm run vitrine -- <command>`: builds what is stale, if the command uses the build, then runs
 * it. Standard output is the command's alone.
 */
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { checkout } from './checkout.ts';
import { electronHere } from './electron/find-electron.ts';
import { run } from './run.ts';

const [command = '', ...options] = process.argv.slice(2);
const looks =
  ['contact-sheet', 'export'].includes(command) ||
  (command === 'check' && options.includes('--layout'));
const usesBuild = looks || command === 'serve';

const built = usesBuild ? await buildIfStale() : 0;
const cli = path.join(checkout, 'src', 'cli', 'index.ts');
process.exitCode =
  built || (await run(process.execPath, [cli, ...process.argv.slice(2)], { env: environment() }));

/** Names the Electron that is here, for doctor, and for a command that looks at slides where there is no browser. */
function environment(): NodeJS.ProcessEnv {
  const wants = looks || command === 'doctor';
  const electron = wants && !process.env['VITRINE_ELECTRON'] ? electronHere() : null;
  return { ...process.env, ...(electron && { VITRINE_ELECTRON: electron.executable }) };
}
