/**
 * `npm run vitrine -- <command>`: builds what is stale, if the command uses the build, then runs
 * it. Standard output is the command's alone.
 */
import path from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { checkout } from './checkout.ts';
import { run } from './run.ts';

const [command = '', ...options] = process.argv.slice(2);
const usesBuild =
  command === 'serve' ||
  command === 'export' ||
  (command === 'check' && options.includes('--layout'));

const built = usesBuild ? await buildIfStale() : 0;
const cli = path.join(checkout, 'src', 'cli', 'index.ts');
process.exitCode = built || (await run(process.execPath, [cli, ...process.argv.slice(2)]));
