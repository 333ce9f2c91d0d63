/** What a window needs of a start. */
export interface WindowOptions {
  /** Folder of settings, journal and logs; null for Electron's own choice. */
  userDataDir: string | null;
  windowed: boolean;
}

/**
 * Reads what is needed before a window can open, as `readStart` does, which loads much more to read everything and to say
 * what is wrong. Never throws.
 */
export function readWindowOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): WindowOptions {
  const options: WindowOptions = {
    userDataDir: environment['VITRINE_USER_DATA_DIR'] || null,
    windowed: /^(true|yes|1)$/i.test(environment['VITRINE_WINDOWED'] ?? ''),
  };
  args.forEach((argument, index) => {
    if (argument === '--windowed') options.windowed = true;
    const folder = folderIn(argument, args[index + 1]);
    if (folder) options.userDataDir = folder;
  });
  return options;
}

function folderIn(argument: string, next = '--'): string | undefined {
  if (argument !== '--user-data-dir') return /^--user-data-dir=(.+)$/s.exec(argument)?.[1];
  return next.startsWith('--') ? undefined : next;
}
