/** Stores a library once: `store-once.ts <folder> <user data>`. For tests that kill it half-way. */
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { VersionStore } from '../../src/node/versions/version-store.ts';

const [folder = '', userData = ''] = process.argv.slice(2);
const welcomeFolder = 'resources/welcome';
const { content } = await LibraryFolder.open({ folder, welcomeFolder });
await new VersionStore({ folder, userData, welcomeFolder, vitrine: '1.0.0' }).put(content);
