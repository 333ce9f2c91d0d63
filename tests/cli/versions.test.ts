import { appendFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { LibraryFolder } from '../../src/node/library-folder.ts';
import { startKiosk, storeOf, titles } from '../support/kiosk-library.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  until,
  welcomeFolder,
  writeFiles,
} from '../support/temporary-library.ts';
import { runVitrine } from './run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const files = { 'kiosk.yaml': 'languages: [fr]\n', 'a/deck.md': deckText('Un') };
const reportSchema = z.strictObject({
  versions: z.array(
    z.strictObject({
      revision: z.string(),
      made: z.iso.datetime(),
      decks: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      onStage: z.boolean(),
      damaged: z.boolean(),
      pinned: z.boolean(),
    }),
  ),
});

/** A library with two stored versions; their revisions, newest first. */
async function twoVersions() {
  const folder = temporaryLibrary(files);
  const userData = temporaryFolder();
  const library = await LibraryFolder.open({ folder, welcomeFolder });
  const store = storeOf(folder, userData);
  await store.put(library.content);
  const old = library.library.revision;
  writeFiles(folder, { 'b/deck.md': deckText('Deux') });
  await library.reload();
  await store.put(library.content);
  const run = (...options: string[]) =>
    runVitrine('versions', folder, '--user-data-dir', userData, ...options);
  return { folder, userData, store, old, now: library.library.revision, run };
}

describe('vitrine versions', () => {
  test('lists what is stored, newest first, with what is on stage', async () => {
    const { run, old, now } = await twoVersions();
    const { stdout, stderr, exitCode } = await run();
    const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`;
    expect(stdout).toMatch(
      new RegExp(`^${now}  ${time}  2 decks    on stage\n${old}  ${time}  1 deck\n$`),
    );
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  test('answers in JSON', async () => {
    const { run, old, now } = await twoVersions();
    const { stdout, exitCode } = await run('--json');
    const { versions } = reportSchema.parse(JSON.parse(stdout));
    expect(versions).toMatchObject([
      { revision: now, onStage: true, pinned: false, decks: [{ id: 'a' }, { id: 'b' }] },
      { revision: old, onStage: false, pinned: false, decks: [{ id: 'a', title: 'Un' }] },
    ]);
    expect(exitCode).toBe(0);
  });

  test('pins a version and follows the folder again; a running kiosk does as it is told', async () => {
    const { run, old, now, folder, userData } = await twoVersions();
    const { kiosk } = startKiosk(folder, { userData });
    await kiosk.ready;
    await kiosk.reload();
    expect(titles(kiosk)).toBe('Un Deux');
    expect((await run('--use', old)).stdout).toMatch(
      new RegExp(`^${now} [^\n]*decks\n${old} .*on stage, pinned\n$`),
    );
    await until(() => titles(kiosk) === 'Un');
    expect((await run('--follow')).stdout).toMatch(new RegExp(`^${now} .*on stage\n`));
    await until(() => titles(kiosk) === 'Un Deux');
  });

  test('says what a kiosk shows that has passed over a damaged version, and does not pin that one', async () => {
    const { run, old, now, folder, userData, store } = await twoVersions();
    appendFileSync(path.join(store.root, now, 'library.json'), ' ');
    rmSync(folder, { recursive: true });
    const { kiosk } = startKiosk(folder, { userData });
    await kiosk.reload();
    expect(kiosk.library.revision).toBe(old);
    expect((await run()).stdout).toMatch(
      new RegExp(`^${now} .*decks    damaged\n${old} .*deck     on stage\n$`),
    );
    const { stderr, exitCode } = await run('--use', now);
    expect([stderr, exitCode]).toEqual([expect.stringContaining('is damaged'), 2]);
    expect(await store.pinned()).toBeNull();
  });

  test('says what a running kiosk shows', async () => {
    const { run, old, now, folder, userData, store } = await twoVersions();
    rmSync(path.join(folder, 'b'), { recursive: true });
    const { kiosk } = startKiosk(folder, { userData });
    await kiosk.reload();
    expect(await store.shown()).toBe(old);
    expect((await run()).stdout).toMatch(new RegExp(`${old} .*on stage\n${now} [^\n]*decks\n$`));
  });

  // Windows lets administrators alone make links.
  test.skipIf(process.platform === 'win32')(
    'finds the library through a symbolic link',
    async () => {
      const { folder, userData, old } = await twoVersions();
      const link = path.join(temporaryFolder(), 'link');
      symlinkSync(folder, link);
      const { stdout } = await runVitrine('versions', link, '--user-data-dir', userData);
      expect(stdout).toContain(old);
    },
  );

  test('works while the share is away, when it is needed most', async () => {
    const { run, old, folder, store } = await twoVersions();
    rmSync(folder, { recursive: true });
    expect((await run('--use', old)).exitCode).toBe(0);
    expect(await store.pinned()).toBe(old);
  });

  test('of a library that no kiosk has shown yet says so', async () => {
    const userData = temporaryFolder();
    const { stdout, exitCode } = await runVitrine(
      ...['versions', temporaryLibrary(files), '--user-data-dir', userData],
    );
    expect(stdout).toMatch(/^No version is stored yet/);
    expect(exitCode).toBe(0);
  });

  test('refuses a revision that is not stored, with the nearest that is, and changes nothing', async () => {
    const { run, old, store } = await twoVersions();
    const mistyped = old.slice(0, -1) + (old.endsWith('0') ? '1' : '0');
    for (const wanted of [mistyped, old.slice(0, 6)]) {
      const { stdout, stderr, exitCode } = await run('--use', wanted);
      expect(stderr).toBe(`There is no version “${wanted}”. Did you mean ${old}?\n`);
      expect([stdout, exitCode]).toEqual(['', 2]);
    }
    expect((await run('--use', 'nothing-like-it')).stderr).toContain(`Stored: `);
    const both = await run('--use', old, '--follow');
    expect([both.stdout, both.exitCode]).toEqual(['', 2]);
    expect(await store.pinned()).toBeNull();
  });

  test('refuses a folder that is not there and was never shown', async () => {
    const gone = path.join(temporaryFolder(), 'gone');
    const { stdout, stderr, exitCode } = await runVitrine('versions', gone);
    expect(stderr).toContain('There is no folder');
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});
