import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, root } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';
import { test } from './support/own-display.ts';

/** The app as people get it; made once for all that is asked of it. */
const made = temporaryFolder();
let app = '';

test.describe.configure({ mode: 'serial' });
test.afterAll(made.remove);

test.beforeAll(() => {
  test.setTimeout(180_000);
  const electron = path.dirname(process.env['VITRINE_ELECTRON'] ?? '');
  execFileSync(process.execPath, ['scripts/package.ts', 'dir', '--out', made.folder], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  app = path.join(made.folder, 'linux-unpacked');
});

/** What a package shuts, or holds to: each of Electron’s fuses, whatever Electron’s own choice is. */
const fuses: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

test('every fuse of the packaged program is set', async () => {
  const { version, ...wire } = await getCurrentFuseWire(path.join(app, 'vitrine'));
  expect(version).toBe(FuseVersion.V1);
  // An older Electron has fewer of them; one that we do not know has no place in the table.
  const wanted = Object.entries(wire).map(([fuse]) => {
    const isOn = fuses[Number(fuse) as FuseV1Options];
    return [fuse, isOn ? FuseState.ENABLE : FuseState.DISABLE];
  });
  expect(wanted.length).toBeGreaterThanOrEqual(8);
  expect(Object.entries(wire)).toEqual(wanted);
});

test('a package holds what the app needs, and no more', () => {
  const files = listPackage(path.join(app, 'resources/app.asar'), { isPack: false });
  const own = files.filter((file) => !file.startsWith('/node_modules/'));
  const folders = new Set(own.map((file) => file.split('/').slice(1, 3).join('/')));
  expect([...folders].sort()).toEqual([
    ...['node_modules', 'out', 'out/main', 'out/preload', 'out/renderer'],
    ...['package.json', 'resources', 'resources/welcome'],
  ]);
  expect(files.filter((file) => /\.(ts|map|svelte)$|playwright|electron/.test(file))).toEqual([]);
  expect(readdirSync(path.join(app, 'resources')).sort()).toEqual(['app.asar', 'slides']);
  expect(readdirSync(path.join(app, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
});

interface Started {
  readonly program: ChildProcess;
  readonly said: () => string;
  readonly health: () => Promise<object>;
}

/** Starts the packaged app; Playwright cannot drive it, as its fuses shut what Playwright uses. */
function start(environment: NodeJS.ProcessEnv, ...options: string[]): Started {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const data = path.join(made.folder, `data-${String(performance.now())}`);
  const args = [...asRoot, '--port', '0', '--user-data-dir', data, ...options];
  const program = spawn(path.join(app, 'vitrine'), args, { env: environment, cwd: made.folder });
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const health = async (): Promise<object> => {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/health/.exec(said) ?? [];
    return address ? ((await (await fetch(address)).json()) as object) : { said };
  };
  return { program, said: () => said, health };
}

test('the packaged app plays the library it comes with, takes no orders for Node, and quits', async ({
  display,
}) => {
  const orders = { NODE_OPTIONS: '--inspect=0', ELECTRON_RUN_AS_NODE: '1' };
  const kiosk = start({ ...display.environment, ...orders }, '--inspect=0');
  const decks = readdirSync(path.join(root, 'slides')).filter((name) => !name.includes('.'));
  await expect
    .poll(kiosk.health, { timeout: 30_000 })
    .toMatchObject({ status: 'ok', mode: 'loop', library: { decks: decks.length } });
  expect(kiosk.said()).not.toContain('Debugger listening');
  const ended = once(kiosk.program, 'exit');
  display.xdotool('key', 'ctrl+shift+q');
  expect(await ended).toEqual([0, null]);
});

test('the packaged app has its stand-in where a library has no deck', async ({ display }) => {
  const empty = path.join(made.folder, 'empty');
  mkdirSync(empty);
  const kiosk = start(display.environment, '--slides', empty);
  await expect
    .poll(kiosk.health, { timeout: 30_000 })
    .toMatchObject({ mode: 'loop', deck: 'welcome' });
  const ended = once(kiosk.program, 'exit');
  kiosk.program.kill();
  await ended;
});
