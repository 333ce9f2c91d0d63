import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../../src/node/find-chromium.ts';

/** In bytes: where the file system begins in the AppImages that are made here. */
const offset = 4096;

/**
 * The beginning of an AppImage, in place of the compiled runtime that mounts it: unpacks the rest into a temporary
 * folder and starts it from there. Needs unsquashfs where it runs, so it is for tests, not for publishing.
 */
const runtime = `#!/bin/sh
APPIMAGE=$(readlink -f -- "$0")
APPDIR=$(mktemp -d "\${TMPDIR:-/tmp}/.mount_VitrineXXXXXX")
export APPIMAGE APPDIR ARGV0="$0" OWD="$PWD"
trap 'rm -rf -- "$APPDIR"' EXIT
trap 'kill -TERM "$child" 2>/dev/null' TERM INT HUP
unsquashfs -quiet -no-progress -force -offset ${String(offset)} -dest "$APPDIR" "$APPIMAGE" >/dev/null || exit 127
"$APPDIR/AppRun" "$@" &
child=$!
code=143
while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
exit $code
`;

/**
 * Lays out what electron-builder makes AppImages with, from the system's squashfs-tools and desktop-file-utils, as it
 * would have unpacked them.
 *
 * @param folder where; must be empty
 */
export function writeAppImageTools(folder: string): void {
  const runtimes = path.join(folder, 'runtimes');
  const libraries = path.join(folder, 'lib', process.arch);
  for (const each of [runtimes, libraries]) mkdirSync(each, { recursive: true });
  for (const name of ['mksquashfs', 'desktop-file-validate']) {
    symlinkSync(findProgram(name) ?? name, path.join(folder, name));
  }
  writeFileSync(path.join(runtimes, `runtime-${process.arch}`), runtime.padEnd(offset, '#\n'));
  chmodSync(path.join(runtimes, `runtime-${process.arch}`), 0o755);
}
