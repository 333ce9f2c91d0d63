import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../../src/node/find-chromium.ts';
import { installCommand, isDebian } from '../../debian.ts';
import { bringDebianPackages } from '../../system-packages.ts';
import type { Target } from '../targets.ts';
import { writeAppImageTools } from './appimage-tools.ts';

/**
 * Sees to it that the system has what makes a target without electron-builder's own tools. Gives what is lacking
 * and how to get it, or null.
 */
export async function lackOf({ standIns }: Target): Promise<string | null> {
  const missing = Object.keys(standIns).filter((program) => findProgram(program) === null);
  if (missing.length === 0) return null;
  const packages = [...new Set(missing.map((program) => standIns[program] ?? program))];
  if (!isDebian()) return `needs ${missing.join(', ')}`;
  const lacking = await bringDebianPackages(packages);
  return lacking && `needs ${missing.join(', ')}: ${installCommand(packages)}`;
}

/**
 * Names to electron-builder the tools that stand in for its own.
 *
 * @param folder an empty folder for what has to be laid out
 */
export function standInEnvironment(folder: string): NodeJS.ProcessEnv {
  const fpm = path.join(folder, 'fpm');
  const script = path.join(import.meta.dirname, 'fpm.ts');
  writeFileSync(fpm, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(fpm, 0o755);
  const appImage = path.join(folder, 'appimage');
  mkdirSync(appImage);
  writeAppImageTools(appImage);
  const archiver = findProgram('7za');
  return {
    CUSTOM_FPM_PATH: fpm,
    APPIMAGE_TOOLS_PATH: appImage,
    ...(archiver !== null && { ELECTRON_BUILDER_7ZIP_PATH: archiver }),
  };
}
