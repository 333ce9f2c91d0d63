import { describe, expect, it } from 'vitest';
import {
  librariesMissing,
  missingLibraries,
  notFound,
  packagesOf,
} from '../../scripts/shared-libraries.ts';

const listing = `
	linux-vdso.so.1 (0x00007ffe)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libgtk-3.so.0 => not found
	libnssutil3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
	libnss3.so => not found
`;

// Other systems have no ldd.
describe.runIf(process.platform === 'linux')('missing shared libraries', () => {
  it('are those ldd does not find, each once', () => {
    expect(notFound(listing)).toEqual(['libnss3.so', 'libgtk-3.so.0', 'libnssutil3.so']);
  });

  it('are named by Debian package, each once; those not known are kept apart', () => {
    expect(packagesOf(['libnss3.so', 'libnssutil3.so', 'libasound.so.2', 'libodd.so.7'])).toEqual({
      packages: ['libasound2', 'libnss3'],
      unknown: ['libodd.so.7'],
    });
  });

  it('are none in a program that runs', async () => {
    expect(await missingLibraries(process.execPath)).toEqual([]);
  });

  it('come with what installs them', async () => {
    const { problem, cure } = await librariesMissing(['libnss3.so', 'libodd.so.7']);
    expect(problem).toBe('Electron lacks system libraries: libnss3.so, libodd.so.7');
    expect(cure).toMatch(/libodd\.so\.7$/);
  });
});
