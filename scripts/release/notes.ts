/**
 * `node scripts/release/notes.ts <version or tag>`: prints what CHANGELOG.md says of a version, for its release page.
 * Exits with 1 if it says nothing, or if package.json has another version.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkout, say } from '../checkout.ts';
import { releaseNotes } from './changelog.ts';

const version = (process.argv[2] ?? '').replace(/^v/, '');
const read = (name: string) => readFileSync(path.join(checkout, name), 'utf8');
const { version: own } = JSON.parse(read('package.json')) as { version: string };
const notes = releaseNotes(read('CHANGELOG.md'), version);

if (version !== own) {
  say(`package.json says version ${own}, not “${version}”`);
  process.exitCode = 1;
} else if (notes === null) {
  say(`CHANGELOG.md has nothing below “## ${version}”; to cure it: name its “## Unreleased” so`);
  process.exitCode = 1;
} else {
  console.log(notes);
}
