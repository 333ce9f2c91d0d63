const notAllowed =
  'this account may not. Name another place, or run the command as an account that may';

/** Why a file system refuses, and what to do. */
const faults: Readonly<Record<string, string>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: 'the disk can only be read. Name another place',
  ENOSPC: 'the disk is full. Make room on it, or name another place',
  EDQUOT: 'this account’s part of the disk is full. Make room in it, or name another place',
  EISDIR: 'it is a folder. Name a file',
  ENOTDIR: 'part of its path is no folder. Look at how it is written',
  ENOENT: 'it, or the folder it would lie in, is not there. Look at how it is written',
  ELOOP: 'its links lead in a circle. Name the file itself',
  ENAMETOOLONG: 'the name is too long. Name another',
  EBUSY: 'another program uses it. Close that, or name another place',
  EMFILE: 'too many files are open on this machine. Try again',
  ENFILE: 'too many files are open on this machine. Try again',
  EIO: 'the disk, or the share that it is on, fails. Look at it, or name another place',
};

/** What only reads; `open` may do either, and Node does not tell which. */
const reading = new Set(['lstat', 'opendir', 'read', 'readlink', 'realpath', 'scandir', 'stat']);

/** How `writeDurably` calls a file that is not whole yet. */
const partial = /\.\d+\.partial$/;

/**
 * What the file system has refused, in one line: what cannot be written or read, why, and what to do; null for an error
 * that is not the file system's.
 */
export function describeFileFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code = '', syscall = '', path: file } = error as NodeJS.ErrnoException;
  const why = Object.hasOwn(faults, code) ? faults[code] : undefined;
  if (why === undefined || syscall === '' || syscall.startsWith('spawn')) return null;
  const what = file === undefined ? 'A file' : `“${file.replace(partial, '')}”`;
  return `${what} cannot be ${verbOf(syscall, file)}: ${why} (${code}).`;
}

function verbOf(syscall: string, file: string | undefined): string {
  if (reading.has(syscall)) return 'read';
  return syscall === 'open' && !partial.test(file ?? '') ? 'opened' : 'written';
}
