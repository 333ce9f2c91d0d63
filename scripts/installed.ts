// Runs after `npm install`, which .npmrc keeps quiet: without this line nothing would tell success.
import { say } from './checkout.ts';

say('installed. Next: npm start');
