import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import nodePath from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Handout } from '../../src/contract/handout.ts';
import { handoutName, saveBeside } from '../../src/host/handout/handout-file.ts';
import type { Connection } from '../../src/host/connection.ts';
import type { PrintTask } from '../../src/node/print-talk.ts';
import { serveKiosk } from '../support/kiosk-service.ts';
import { presentationOf } from '../support/presentation.ts';
import {
  deckText,
  temporaryFolder,
  temporaryLibrary,
  until,
} from '../support/temporary-library.ts';

vi.setConfig({ testTimeout: 30_000 });

const files = {
  'kiosk.yaml': 'title: Maison\nlanguages: [fr, en]',
  'a/deck.md': deckText('Un', 3),
  'a/deck.en.md': deckText('One', 3),
  'b/deck.md': deckText('Deux'),
  'c/deck.md': deckText('Trois'),
  'd/deck.md': deckText('Quatre'),
};
const stroke = { id: 'one', points: [[0, 0]] } as const;
const ink = [{ id: 'one', points: [[0, 0] as [number, number]] }];
const talk = { name: 'Visite', decks: ['b', 'gone', 'a'], minutes: null };
const wish = { talk: null, notes: false };

/** A host whose printer waits until it is told how it goes; the documents' folder; who asks. */
async function serve() {
  const documents = nodePath.join(temporaryFolder(), 'Documents');
  const workFolder = nodePath.join(temporaryFolder(), 'handouts');
  // A process that was killed has left this.
  const left = nodePath.join(workFolder, 'pdf-left', 'talk.pdf');
  mkdirSync(nodePath.dirname(left), { recursive: true });
  writeFileSync(left, 'PDF with notes');
  const printed: { task: PrintTask; folder: string; signal: AbortSignal }[] = [];
  let finish: (error?: Error) => void = () => undefined;
  const host = await serveKiosk(temporaryLibrary(files), true, undefined, {
    handouts: {
      print: (task, folder, signal, onPage) => {
        printed.push({ task, folder, signal });
        onPage(1, 4);
        return new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
          finish = (error) => {
            if (error) return reject(error);
            const file = nodePath.join(folder, 'talk.pdf');
            writeFileSync(file, `PDF of ${task.title}`);
            resolve(file);
          };
        });
      },
      folder: documents,
      workFolder,
      log: () => undefined,
    },
  });
  onTestFinished(() => host.service.handouts?.close());
  const screen = host.connect();
  const tell = (change = {}) => screen.dispatch('putPresentation', presentationOf(change));
  return {
    ...host,
    screen,
    tell,
    documents,
    workFolder,
    left,
    printed,
    finish: (error?: Error) => finish(error),
  };
}

async function ask(asker: Connection, name = 'getHandout', input?: unknown): Promise<Handout> {
  const reply = await asker.dispatch(name, input);
  if (!reply.ok) throw new Error(reply.message);
  return reply.value as Handout;
}

async function stateOf(asker: Connection, state: Handout['state']): Promise<Handout> {
  for (;;) {
    const handout = await ask(asker);
    if (handout.state === state) return handout;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('what is printed', () => {
  test('of the talk that is given: its projects, then what else was shown, with the strokes, in the language on stage', async () => {
    const { tell, accompany, printed, library } = await serve();
    // The deck that is on stage until the talk's first project has come is none of it.
    await tell({ deck: 'd', talk });
    await tell({ deck: 'b', talk });
    await tell({ deck: 'a', slide: 2, talk, ink, visitorLocale: 'en', shape: 'portrait' });
    await tell({ deck: 'c', talk, visitorLocale: 'en', shape: 'portrait' });
    await ask(accompany('Zoé'), 'makeHandout', { talk: null, notes: true });
    await until(() => printed.length > 0);
    expect(printed[0]?.task).toEqual({
      ...{ library: library.folder, decks: ['b', 'a', 'c'], locale: 'en', notes: true },
      title: 'Visite',
      drawings: { shape: 'portrait', ink: { 'a 2': [stroke] } },
    });
  });

  test('without a talk: what was shown, under its own title, or the house’s', async () => {
    const { tell, accompany, printed, finish } = await serve();
    await tell();
    await ask(accompany('Zoé'), 'makeHandout', wish);
    await until(() => printed.length > 0);
    expect(printed[0]?.task).toMatchObject({ decks: ['a'], title: 'Un' });
    finish();
    await stateOf(accompany('Zoé'), 'made');
    await tell({ deck: 'b' });
    await ask(accompany('Zoé'), 'makeHandout', wish);
    await until(() => printed.length > 1);
    expect(printed[1]?.task).toMatchObject({ decks: ['a', 'b'], title: 'Maison' });
  });

  test('nothing, while nobody presents, or of a talk that there is not', async () => {
    const { tell, accompany } = await serve();
    await tell({ mode: 'loop' });
    const nothing = { state: 'failed', talk: null, reason: 'nothing', problem: null };
    expect(await ask(accompany(), 'makeHandout', wish)).toEqual(nothing);
    await tell();
    const other = { ...wish, talk: 'Autre' };
    expect(await ask(accompany(), 'makeHandout', other)).toEqual({ ...nothing, talk: 'Autre' });
  });
});

describe('one at a time', () => {
  test('who asks hears how far it is; another one is told to wait, and hears nothing of it', async () => {
    const { tell, accompany, printed, finish } = await serve();
    await tell();
    const [one, other] = [accompany('Zoé'), accompany('Max')];
    expect(await ask(one)).toEqual({ state: 'none' });
    await ask(one, 'makeHandout', wish);
    await until(() => printed.length > 0);
    expect(await ask(one)).toEqual({
      ...{ state: 'making', talk: null, title: 'Un', done: 1, of: 4 },
    });
    const busy = { state: 'failed', talk: null, reason: 'busy', problem: null };
    expect(await ask(other, 'makeHandout', wish)).toEqual(busy);
    // What is on its way is not lost by asking twice.
    await ask(one, 'makeHandout', wish);
    expect(await ask(one)).toMatchObject({ state: 'making' });
    finish();
    expect(await stateOf(one, 'made')).toEqual({
      ...{ state: 'made', talk: null, title: 'Un', size: 9, file: null },
    });
    expect(printed).toHaveLength(1);
  });

  test('is not lost to however many who must wait for it', async () => {
    const { tell, accompany, printed, finish } = await serve();
    await tell();
    await ask(accompany('Zoé'), 'makeHandout', wish);
    await until(() => printed.length > 0);
    for (let count = 0; count < 20; count += 1)
      expect(await ask(accompany(`Max ${String(count)}`), 'makeHandout', wish)).toMatchObject({
        reason: 'busy',
      });
    finish();
    expect(await stateOf(accompany('Zoé'), 'made')).toMatchObject({ title: 'Un' });
  });

  test('after six, a minute’s rest for each', async () => {
    const { tell, accompany, printed, finish } = await serve();
    await tell();
    const asker = accompany('Zoé');
    for (let count = 1; count <= 6; count += 1) {
      await ask(asker, 'makeHandout', wish);
      await until(() => printed.length === count);
      finish();
      await stateOf(asker, 'made');
    }
    expect(await ask(asker, 'makeHandout', wish)).toMatchObject({ reason: 'busy' });
    expect(printed).toHaveLength(6);
  });

  test('what fails says why, leaves no file, and lets the next one begin', async () => {
    const { tell, accompany, printed, finish } = await serve();
    await tell();
    const asker = accompany('Zoé');
    await ask(asker, 'makeHandout', wish);
    await until(() => printed.length > 0);
    finish(new Error('no engine'));
    const failed = { state: 'failed', talk: null, reason: 'broken', problem: 'no engine' };
    expect(await stateOf(asker, 'failed')).toEqual(failed);
    await until(() => isGone(printed[0]?.folder));
    expect(await ask(asker, 'makeHandout', wish)).toMatchObject({ state: 'making' });
    await until(() => printed.length > 1);
  });

  test('what takes longer than five minutes is stopped', async () => {
    const { tell, accompany, printed } = await serve();
    await tell();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await ask(accompany('Zoé'), 'makeHandout', wish);
    while (printed.length === 0) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(printed[0]?.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(printed[0]?.signal.aborted).toBe(true);
    vi.useRealTimers();
    expect(await stateOf(accompany('Zoé'), 'failed')).toMatchObject({ reason: 'time' });
  });
});

function isGone(folder = ''): boolean {
  try {
    readdirSync(folder);
    return false;
  } catch {
    return true;
  }
}

test('nothing is made outside the user data folder, and what a killed process left there is removed at the start', async () => {
  const { tell, accompany, printed, workFolder, left } = await serve();
  await until(() => !existsSync(left));
  await tell();
  await ask(accompany('Zoé'), 'makeHandout', wish);
  await until(() => printed.length > 0);
  expect(nodePath.dirname(printed[0]?.folder ?? '')).toBe(workFolder);
});

test('where the user data folder cannot be written, it is made in the temporary folder', async () => {
  const { tell, accompany, printed, workFolder, left } = await serve();
  await until(() => !existsSync(left));
  writeFileSync(workFolder, 'no folder');
  await tell();
  await ask(accompany('Zoé'), 'makeHandout', wish);
  await until(() => printed.length > 0);
  expect(nodePath.dirname(printed[0]?.folder ?? '')).toBe(tmpdir());
});

describe('what is made', () => {
  async function made() {
    const host = await serve();
    await host.tell();
    const asker = host.accompany('Zoé');
    const make = async () => {
      const count = host.printed.length;
      await ask(asker, 'makeHandout', wish);
      await until(() => host.printed.length > count);
      host.finish();
      await stateOf(asker, 'made');
    };
    await make();
    const path = async (): Promise<string> => {
      const reply = await asker.dispatch('fetchHandout', undefined);
      if (!reply.ok) throw new Error(reply.message);
      return (reply.value as { path: string }).path;
    };
    const take = (path: string, phones: readonly string[] | null = ['Zoé']) =>
      host.service.takeHandout(path.replace('/handout/', ''), phones);
    return { ...host, make, path, take };
  }

  test('is fetched once under each path, which a minute later holds no more', async () => {
    const { path, take, clock } = await made();
    const first = await path();
    expect(first).toMatch(/^\/handout\/[\w-]{22}$/);
    const taken = await take(first);
    expect(taken?.bytes.toString()).toBe('PDF of Un');
    expect(taken?.name).toMatch(/^\d{4}-\d\d-\d\d Un\.pdf$/);
    expect(await take(first)).toBeNull();
    const second = await path();
    clock.now += 60_000;
    expect(await take(second)).not.toBeNull();
    const third = await path();
    clock.now += 60_001;
    expect(await take(third)).toBeNull();
    expect(await take('')).toBeNull();
  });

  test('has one path at a time: another one that is asked for takes its place', async () => {
    const { path, take } = await made();
    const [first, second] = [await path(), await path()];
    expect(await take(first)).toBeNull();
    expect(await take(second)).not.toBeNull();
  });

  test('is fetched by whoever asked, in any of its tabs, and by nobody else, who uses nothing up', async () => {
    const { path, take } = await made();
    const asked = await path();
    for (const others of [['Max'], [], null]) expect(await take(asked, others)).toBeNull();
    expect(await take(asked, ['Max', 'Zoé'])).not.toBeNull();
  });

  test('waits half an hour for whoever asked, be it over a new connection, and for nobody else', async () => {
    const { accompany, clock, printed } = await made();
    clock.now += 30 * 60_000;
    expect(await ask(accompany('Zoé'))).toMatchObject({ state: 'made' });
    expect(await ask(accompany('Max'))).toEqual({ state: 'none' });
    const refused = await accompany('Max').dispatch('fetchHandout', undefined);
    expect(refused).toMatchObject({ ok: false });
    clock.now += 1;
    expect(await ask(accompany('Zoé'))).toEqual({ state: 'none' });
    await until(() => isGone(printed[0]?.folder));
  });

  test('gives way to the next one, and its paths with it; the end leaves nothing', async () => {
    const { path, take, make, printed, service } = await made();
    const before = await path();
    await make();
    expect(await take(before)).toBeNull();
    await until(() => isGone(printed[0]?.folder));
    await service.handouts?.close();
    expect(isGone(printed[1]?.folder)).toBe(true);
  });

  test('at this machine’s own presenter view is put among the documents', async () => {
    const { accompany, printed, finish, documents } = await made();
    const view = accompany(null);
    await ask(view, 'makeHandout', { ...wish, notes: true });
    await until(() => printed.length > 1);
    finish();
    const handout = await stateOf(view, 'made');
    const [name = ''] = readdirSync(documents);
    expect(handout).toMatchObject({ file: nodePath.join(documents, name) });
    expect(name).toMatch(/^\d{4}-\d\d-\d\d Un \(notes\)\.pdf$/);
    expect(await view.dispatch('fetchHandout', undefined)).toMatchObject({ ok: false });
    await until(() => isGone(printed[1]?.folder));
  });

  test('says so where it cannot be put there', async () => {
    const { accompany, printed, finish, documents } = await made();
    writeFileSync(documents, 'no folder');
    await ask(accompany(null), 'makeHandout', wish);
    await until(() => printed.length > 1);
    finish();
    expect(await stateOf(accompany(null), 'failed')).toMatchObject({ reason: 'unsaved' });
  });
});

test('a screen may ask only while its staff panel is open', async () => {
  const { screen, tell } = await serve();
  await tell();
  for (const [name, input] of [
    ['makeHandout', wish],
    ['getHandout', undefined],
    ['fetchHandout', undefined],
  ] as const) {
    expect(await screen.dispatch(name, input)).toMatchObject({ ok: false, code: 'staff-only' });
  }
});

describe('its file', () => {
  const day = new Date(2026, 2, 9, 23, 59);

  test.each([
    ['Visite', false, '2026-03-09 Visite.pdf'],
    ['Été : l’IA, pour qui ?', true, '2026-03-09 Été l’IA, pour qui (notes).pdf'],
    ['../../etc/passwd', false, '2026-03-09 .. .. etc passwd.pdf'],
    ['a\u0000b\u202Ec\n', false, '2026-03-09 a b c.pdf'],
    ['...', false, '2026-03-09 Vitrine.pdf'],
    ['é'.repeat(80), false, `2026-03-09 ${'é'.repeat(60)}.pdf`],
  ])('%j is called as every system takes it', (title, notes, name) => {
    expect(handoutName(title, notes, day)).toBe(name);
  });

  test('takes nothing’s place', async () => {
    const folder = temporaryFolder();
    const file = nodePath.join(folder, 'new');
    writeFileSync(file, 'new');
    const to = nodePath.join(folder, 'in', 'documents');
    mkdirSync(to, { recursive: true });
    writeFileSync(nodePath.join(to, 'x.pdf'), 'old');
    expect(await saveBeside(file, to, 'x.pdf')).toBe(nodePath.join(to, 'x 2.pdf'));
    expect(await saveBeside(file, to, 'x.pdf')).toBe(nodePath.join(to, 'x 3.pdf'));
    expect(readFileSync(nodePath.join(to, 'x.pdf'), 'utf8')).toBe('old');
  });
});
