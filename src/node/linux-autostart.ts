import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from './durable-files.ts';

/** By this line we know a file of our own. */
const mark = 'X-Vitrine-Autostart=true';

/** What a desktop session is to start. */
export interface AutostartCommand {
  /** The program and its arguments. */
  command: readonly string[];
  /** Where it is started, for paths that are relative. */
  folder: string;
}

/**
 * Has desktop sessions start a program, or not (freedesktop.org, Desktop Application Autostart Specification).
 *
 * @param configHome `$XDG_CONFIG_HOME`
 * @throws what the disk says
 */
export async function setLinuxAutostart(
  configHome: string,
  isOn: boolean,
  { command, folder }: AutostartCommand,
): Promise<void> {
  const file = path.join(configHome, 'autostart', 'vitrine.desktop');
  const found = await readFile(file, 'utf8').catch(() => null);
  if (!isOn) {
    // What someone else has put there is not ours to take away.
    if (found?.includes(mark)) await rm(file, { force: true });
    return;
  }
  const lines = [
    ...['[Desktop Entry]', 'Type=Application', 'Name=Vitrine'],
    ...[`Exec=${command.map(quote).join(' ')}`, `Path=${escape(folder)}`],
    ...['Terminal=false', mark, ''],
  ];
  const text = lines.join('\n');
  if (found !== text) await writeDurably(file, text);
}

/** An argument of `Exec`: quoted for whoever starts it, then escaped as every value is. A percent sign begins a field code. */
function quote(argument: string): string {
  return escape(`"${argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%')}"`);
}

function escape(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}
