import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createKioskClient } from '../../src/contract/client.ts';
import { SocketChannel } from '../support/socket-channel.ts';
import { deckText, temporaryLibrary, until, writeFiles } from '../support/temporary-library.ts';
import { runVitrine, startVitrine } from './run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const files = { 'kiosk.yaml': 'languages: [fr]', 'a/deck.md': deckText('Un') };
const built = existsSync(path.resolve(import.meta.dirname, '../../out/renderer/index.html'));

/** Serves a library on any free port and waits until its address is printed. */
async function serve(folder: string, ...args: string[]) {
  const command = startVitrine(['serve', folder, '--port', '0', ...args]);
  await until(() => command.outcome.stdout.includes('\n') || command.process.exitCode !== null);
  return { ...command, url: command.outcome.stdout.trim() };
}

describe.skipIf(!built)('vitrine serve', () => {
  // On Windows a signal from elsewhere ends a program at once.
  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address alone, serves the kiosk, and ends well at %s',
    async (signal) => {
      const { url, process, ended } = await serve(temporaryLibrary(files));
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(await (await fetch(url)).text()).toContain('<html');
      const channel = await SocketChannel.open(url);
      expect(await channel.call('getStart', undefined)).toMatchObject({ ok: true });
      process.kill(signal);
      const { stdout, exitCode } = await ended;
      expect([stdout, exitCode]).toEqual([`${url}\n`, 0]);
    },
  );

  test('hands its start options to each page', async () => {
    const { url } = await serve(
      temporaryLibrary(files),
      ...['--mode=explore', '--deck', 'a', '--locale=FR', '--speed', '20'],
    );
    const client = createKioskClient(await SocketChannel.open(url));
    expect(await client.request('getStart')).toEqual({
      resume: null,
      mode: 'explore',
      deck: 'a',
      locale: 'fr',
      speed: 20,
    });
  });

  test('tells pages of a changed deck', async () => {
    const folder = temporaryLibrary(files);
    const { url } = await serve(folder);
    const client = createKioskClient(await SocketChannel.open(url));
    const titles: string[] = [];
    client.on('libraryChanged', ({ decks }) => titles.push(...decks.map(({ title }) => title)));
    writeFiles(folder, { 'a/deck.md': deckText('Deux') });
    await until(() => titles.length > 0);
    expect(titles).toEqual(['Deux']);
  });

  test('takes the next free port and says so on stderr', async () => {
    const first = await serve(temporaryLibrary(files));
    const { port } = new URL(first.url);
    const second = await serve(temporaryLibrary(files), '--port', port);
    expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(port));
    await until(() => second.outcome.stderr.includes(`Port ${port} is taken`));
  });

  test('says what it exposes when others can reach it', async () => {
    const { url, outcome } = await serve(temporaryLibrary(files), '--host', '0.0.0.0');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(outcome.stderr).toContain('Anyone on the network can now see this kiosk');
    const quiet = await serve(temporaryLibrary(files));
    expect(quiet.outcome.stderr).toBe('');
  });

  test('exits 2 where it cannot listen', async () => {
    const folder = temporaryLibrary(files);
    const { stdout, stderr, exitCode } = await runVitrine('serve', folder, '--host', '203.0.113.1');
    expect(stderr).toContain('Cannot listen on 203.0.113.1');
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});
