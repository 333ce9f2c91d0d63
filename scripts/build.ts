/** `npm run build`: builds the app if its sources have changed since the last build. */
import { buildIfStale } from './build-if-stale.ts';

process.exitCode = await buildIfStale();
