import path from 'node:path';
import { checkout, say } from './checkout.ts';
import { run } from './run.ts';
import { forWebHost } from './start-options.ts';

/** Serves the kiosk to browsers with the options of `npm start`; gives the host's exit code. */
export function serve(argumentsGiven: string[]): Promise<number> {
  const { slides, options, leftOut, problems } = forWebHost(argumentsGiven);
  for (const problem of problems) say(problem);
  if (leftOut.length > 0) say(`not for the web host, left out: ${leftOut.join(' ')}`);
  const library = slides === null ? [] : ['--slides', slides];
  const cli = path.join(checkout, 'src', 'cli', 'index.ts');
  return run(process.execPath, [cli, 'serve', ...library, ...options]);
}
