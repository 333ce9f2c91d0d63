import net from 'node:net';
import path from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { findDisplay, x11Addresses } from '../../scripts/display.ts';
import { temporaryFolder } from './temporary.ts';

async function listen(address: string | number): Promise<net.Server> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => void server.close());
  return server;
}

// Sockets by names of Linux's own.
describe.runIf(process.platform === 'linux')('finding a display', () => {
  it('needs nothing on macOS and Windows', async () => {
    expect(await findDisplay('darwin', {})).toBe('native');
    expect(await findDisplay('win32', {})).toBe('native');
  });

  it('says when none is named', async () => {
    expect(await findDisplay('linux', {})).toMatchObject({
      problem: expect.stringContaining('there is no display'),
      cure: expect.stringContaining('xvfb-run -a npm start'),
    });
  });

  it('says when the named one does not answer', async () => {
    expect(await findDisplay('linux', { DISPLAY: ':9731' })).toMatchObject({
      problem: 'nothing answers at DISPLAY=:9731',
    });
    expect(await findDisplay('linux', { DISPLAY: 'nonsense' })).toMatchObject({
      problem: 'nothing answers at DISPLAY=nonsense',
    });
  });

  it('takes an X server that answers', async () => {
    await listen('\0/tmp/.X11-unix/X9732');
    expect(await findDisplay('linux', { DISPLAY: ':9732.0' })).toBe('x11');
  });

  it('takes a Wayland compositor that answers when X does not', async () => {
    const folder = temporaryFolder();
    await listen(path.join(folder, 'wayland-0'));
    expect(
      await findDisplay('linux', {
        DISPLAY: ':9731',
        WAYLAND_DISPLAY: 'wayland-0',
        XDG_RUNTIME_DIR: folder,
      }),
    ).toBe('wayland');
  });

  it('reaches a display forwarded by ssh over TCP', () => {
    expect(x11Addresses('localhost:10.0')).toEqual([{ host: 'localhost', port: 6010 }]);
    expect(x11Addresses('unix:1')).toEqual(x11Addresses(':1'));
  });
});
