import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { printTalk, type PrintTask } from '../../src/node/print-talk.ts';
import { temporaryFolder, temporaryLibrary } from '../support/temporary-library.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const task: PrintTask = {
  ...{ library: '/library', decks: ['b', 'a'], locale: 'en', title: '--notes', notes: true },
  drawings: { shape: 'landscape', ink: { 'a 1': [{ id: 'x', points: [[0, 1]] }] } },
};

/** Prints with a command of a few lines in place of `vitrine export`. */
function print(lines: string, change: Partial<PrintTask> = {}, signal?: AbortSignal) {
  const script = path.join(temporaryLibrary({ 'command.cjs': lines }), 'command.cjs');
  const folder = temporaryFolder();
  const pages: string[] = [];
  const stopping = signal ?? new AbortController().signal;
  const printed = printTalk(
    ...([[process.execPath, script], { ...task, ...change }, folder, stopping] as const),
    (done, of) => pages.push(`${String(done)} of ${String(of)}`),
  );
  return { folder, pages, printed };
}

const echo = `
  const words = process.argv.slice(2);
  const told = { words, temporary: require('node:os').tmpdir() };
  require('node:fs').writeFileSync(words[words.indexOf('--pdf') + 1], JSON.stringify(told));
`;

test('hands over what is to be printed, and removes what the command leaves', async () => {
  const { folder, printed } = print(echo);
  const file = await printed;
  expect(file).toBe(path.join(folder, 'talk.pdf'));
  const drawings = path.join(folder, 'drawings.json');
  const told = JSON.parse(readFileSync(file, 'utf8')) as { words: string[]; temporary: string };
  expect(told.words).toEqual([
    ...['export', '/library', '--pdf', file, '--talk', 'b,a', '--title=--notes', '--progress'],
    ...['--locale', 'en', '--notes', '--drawings', drawings],
  ]);
  expect(existsSync(told.temporary)).toBe(false);
  // A socket's address holds 108 bytes at most: the folder may lie deep.
  expect(told.temporary.startsWith(folder)).toBe(false);
  expect(JSON.parse(readFileSync(drawings, 'utf8'))).toEqual(task.drawings);
});

test('leaves out what is not wanted', async () => {
  const { printed } = print(echo, { locale: null, notes: false, drawings: null });
  const { words } = JSON.parse(readFileSync(await printed, 'utf8')) as { words: string[] };
  expect(words.at(-1)).toBe('--progress');
});

test('tells how far it is', async () => {
  const { pages, printed } = print(`${echo} console.error('1/2\\nGtk: 3/4 of it\\n2/2');`);
  await printed;
  expect(pages).toEqual(['1 of 2', '2 of 2']);
});

test('fails with what the command said last', async () => {
  const { printed } = print(`console.error('a\\n1/2\\nno engine\\n'); process.exitCode = 2;`);
  await expect(printed).rejects.toThrow(/^no engine$/);
  await expect(print('process.exitCode = 1').printed).rejects.toThrow('It ended with 1.');
  const none = printTalk(
    ['/none'],
    task,
    temporaryFolder(),
    new AbortController().signal,
    () => undefined,
  );
  await expect(none).rejects.toThrow('ENOENT');
});

test('stops the command when it is to, even one that would not', async () => {
  const stopping = new AbortController();
  const stubborn = `
    process.on('SIGTERM', () => undefined);
    require('node:fs').writeFileSync(process.argv[process.argv.indexOf('--pdf') + 1] + '.up', '');
    setInterval(() => undefined, 1000);
  `;
  const { folder, printed } = print(stubborn, {}, stopping.signal);
  const outcome = expect(printed).rejects.toThrow('aborted');
  while (!existsSync(path.join(folder, 'talk.pdf.up')))
    await new Promise((resolve) => setTimeout(resolve, 10));
  stopping.abort();
  await outcome;
});
