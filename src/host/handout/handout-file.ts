import { constants, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Names a talk's PDF: the day by this machine's clock, then the talk, as every system takes it. */
export function handoutName(title: string, notes: boolean, day: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const date = `${String(day.getFullYear())}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
  // What some system forbids in names, and what cannot be seen.
  const plain = title
    .replaceAll(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // Names may have 255 bytes.
  const short =
    [...plain]
      .slice(0, 60)
      .join('')
      .replace(/[. ]+$/, '') || 'Vitrine';
  return `${date} ${short}${notes ? ' (notes)' : ''}.pdf`;
}

/**
 * Copies a file into a folder, which is made where it is not there, under that name, or with a number where that is taken.
 *
 * @returns where it lies
 */
export async function saveBeside(file: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name: base, ext } = path.parse(name);
  for (let number = 1; ; number += 1) {
    const target = path.join(folder, number === 1 ? name : `${base} ${String(number)}${ext}`);
    try {
      await copyFile(file, target, constants.COPYFILE_EXCL);
      return target;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number >= 999) throw error;
    }
  }
}

/** Removes all that is in a folder; what cannot be removed stays. */
export async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** A new folder in another one, which this account alone may read; in the temporary folder where that cannot be written. */
export async function makeFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true });
    return await mkdtemp(path.join(parent, 'pdf-'));
  } catch {
    return mkdtemp(path.join(os.tmpdir(), 'vitrine-handout-'));
  }
}
