import { expect, test } from './support/kiosk.ts';

/** What a page might ask for, as scripts that end in `granted` where they get it. */
const wishes: Readonly<Record<string, string>> = {
  geolocation: `await new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`,
  camera: `await navigator.mediaDevices.getUserMedia({ video: true })`,
  microphone: `await navigator.mediaDevices.getUserMedia({ audio: true })`,
  screen: `await navigator.mediaDevices.getDisplayMedia()`,
  notifications: `if (await Notification.requestPermission() !== 'granted') throw 0`,
  'clipboard read': `await navigator.clipboard.readText()`,
  'clipboard write': `await navigator.clipboard.writeText('x')`,
  midi: `await navigator.requestMIDIAccess()`,
  'midi sysex': `await navigator.requestMIDIAccess({ sysex: true })`,
  usb: `await navigator.usb.requestDevice({ filters: [] })`,
  serial: `await navigator.serial.requestPort()`,
  hid: `await navigator.hid.requestDevice({ filters: [] })`,
  bluetooth: `await navigator.bluetooth.requestDevice({ acceptAllDevices: true })`,
  idle: `if (await IdleDetector.requestPermission() !== 'granted') throw 0`,
  'window management': `await getScreenDetails()`,
  'local fonts': `if ((await queryLocalFonts()).length === 0) throw 0`,
  'storage access': `await document.requestStorageAccessFor('https://example.org')`,
  persistence: `if (!(await navigator.storage.persist())) throw 0`,
  'keyboard lock': `await navigator.keyboard.lock(); if (!document.fullscreenElement) throw 0`,
  'pointer lock': `await document.body.requestPointerLock()`,
  fullscreen: `await document.body.requestFullscreen()`,
  'protected media': `await navigator.requestMediaKeySystemAccess('com.widevine.alpha', [{ initDataTypes: ['cenc'], videoCapabilities: [{ contentType: 'video/webm; codecs="vp8"' }] }])`,
  payment: `await new PaymentRequest([{ supportedMethods: 'basic-card' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show()`,
  'picture in picture': `await documentPictureInPicture.requestWindow()`,
  'wake lock': `await navigator.wakeLock.request('screen')`,
  'service worker': `await navigator.serviceWorker.register('/assets/worker.js')`,
  sensors: `await new Promise((yes, no) => { const sensor = new Accelerometer(); sensor.onreading = yes; sensor.onerror = no; sensor.start(); setTimeout(no, 300); })`,
  protocol: `navigator.registerProtocolHandler('web+x', 'app://vitrine/?%s')`,
};

test('whatever a page asks for, it does not get', async ({ openKiosk }) => {
  const { app } = await openKiosk({ args: ['--speed', '0.1'] });
  const granted: string[] = [];
  for (const [name, script] of Object.entries(wishes)) {
    const answer: unknown = await app?.evaluate(
      ({ webContents }, code) => webContents.getAllWebContents()[0]?.executeJavaScript(code, true),
      `Promise.race([
        (async () => { try { ${script}; return 'granted'; } catch (error) { return String(error); } })(),
        new Promise((late) => setTimeout(late, 2000, 'no answer')),
      ])`,
    );
    if (answer === 'granted') granted.push(name);
  }
  expect(granted).toEqual([]);
});

test('whatever a page looks up, it finds denied', async ({ openKiosk }) => {
  const { page } = await openKiosk({ args: ['--speed', '0.1'] });
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'microphone', 'notifications', 'midi'];
    const more = ['clipboard-read', 'clipboard-write', 'persistent-storage', 'local-fonts'];
    const found = [...names, ...more, 'window-management', 'idle-detection'].map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state];
    });
    return Promise.all(found);
  });
  expect(states.filter(([, state]) => state !== 'denied')).toEqual([]);
});
