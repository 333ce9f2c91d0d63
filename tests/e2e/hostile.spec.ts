import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { hostileLibrary, hostileMedia } from '../fixtures/hostile/library.ts';
import { expect, painted, test, type Kiosk } from './support/kiosk.ts';
import { temporaryFolder, writeFiles } from './support/library.ts';
import { openProject } from './support/visitor.ts';

/** What pages must never do, as far as it was seen. */
interface Seen {
  readonly requests: string[];
  readonly events: string[];
}

/** What Playwright tells of a page that a deck must never bring about. */
const ears = ['popup', 'download', 'filechooser', 'frameattached', 'worker'];

/**
 * Loads the kiosk's page once more with ears on everything, and with its content policy off: decks must be harmless by
 * themselves, not only where the policy catches them.
 */
async function watch({ app, page }: Kiosk): Promise<Seen> {
  const seen: Seen = { requests: [], events: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  for (const event of ears) page.on(event as 'worker', () => seen.events.push(event));
  await app?.evaluate(({ session }) => {
    const urls: string[] = [];
    Object.assign(globalThis, { urls });
    const all = { urls: ['<all_urls>'] };
    session.defaultSession.webRequest.onErrorOccurred(all, ({ url }) => void urls.push(url));
  });
  await page.addInitScript(() => {
    // Electron opens none of them, and Chromium would wait for an answer: in both a call leaves its name.
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
      Object.assign(window, { [name]: () => Object.assign(window, { __owned: name }) });
  });
  const tools = await page.context().newCDPSession(page);
  await tools.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.waitForSelector('html[data-deck]', { state: 'attached' });
  page.on('framenavigated', () => seen.events.push('navigation'));
  return seen;
}

/** Every address that was asked for and is not the kiosk's own. */
async function foreignRequests({ app, page }: Kiosk, { requests }: Seen): Promise<string[]> {
  const { origin } = new URL(page.url());
  const own = page.url().startsWith('app:') ? 'app://vitrine' : origin;
  const cancelled = await app?.evaluate(() => (globalThis as unknown as { urls: string[] }).urls);
  return [...requests, ...(cancelled ?? [])].filter(
    (url) => !url.startsWith(`${own}/`) && !url.startsWith('data:,'),
  );
}

/** The canary, and whatever stands in the page that could run, load or clobber. */
function harm(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if ('__owned' in window) found.push(`script ran: ${String(window.__owned)}`);
    if ('polluted' in {}) found.push('prototype polluted');
    const executable =
      'script, iframe, object, embed, form, input, base, meta, link, style, [href], dialog';
    for (const element of document.querySelectorAll('.slides section *')) {
      const inMaths = element.closest('.katex') !== null;
      if (element.matches(executable) && !inMaths) found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes)
        if (/^on|^(?:autofocus|contenteditable|tabindex|accesskey|name|popover)$/.test(name))
          found.push(`${element.localName} ${name}=${value}`);
    }
    return found;
  });
}

/** How the visitor's controls look and lie, and whether a finger reaches them; but for those that depend on the slide. */
function controls(page: Page) {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('nav .row button')];
    const ofEverySlide = buttons.filter(({ textContent }) => textContent.trim() !== 'Agrandir');
    return ofEverySlide.map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      const style = [...getComputedStyle(button)]
        // A pointer that rests is hidden: by time, not by a deck.
        .filter((name) => name !== 'cursor')
        .sort()
        .map((name) => `${name}: ${getComputedStyle(button).getPropertyValue(name)}`);
      return {
        text: button.textContent,
        box: [x, y, width, height],
        hit: button.contains(hit),
        style,
      };
    });
  });
}

/** The bar as it is painted, but for what differs from slide to slide. */
async function pictureOfBar(page: Page): Promise<Buffer> {
  const enlarge = page.locator('nav .row button', { hasText: 'Agrandir' });
  for (const each of [page.locator('nav .progress'), enlarge])
    await each.evaluate((element: HTMLElement) => (element.style.visibility = 'hidden'));
  const { y, width, height } = (await page.locator('nav .row').boundingBox()) ?? {
    y: 0,
    width: 1,
    height: 3,
  };
  // Its upper edge falls between two lines of pixels.
  return page.screenshot({ clip: { x: 0, y: Math.ceil(y), width, height: height - 2 } });
}

/** How many pixels of two pictures of one size differ by more than a painter's rounding. */
function differingPixels(page: Page, ...pictures: Buffer[]): Promise<number> {
  return page.evaluate(
    async (encoded) => {
      const [one = [], other = []] = await Promise.all(
        encoded.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes]));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        }),
      );
      return [...one].filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 32).length;
    },
    pictures.map((picture) => picture.toString('base64')),
  );
}

function htmlAttributes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.documentElement
      .getAttributeNames()
      .filter((name) => name !== 'data-pointer')
      .sort(),
  );
}

function writeHostileLibrary(): { folder: string; remove: () => void } {
  const own = temporaryFolder();
  const library = path.join(own.folder, 'library');
  writeFiles(library, hostileLibrary);
  for (const id of ['markup', 'styles', 'attributes', 'media']) {
    writeFiles(path.join(library, id), hostileMedia);
    symlinkSync('/etc/passwd', path.join(library, id, 'media', 'link.png'));
  }
  symlinkSync('/etc', path.join(library, 'zz-etc'));
  return { folder: library, remove: own.remove };
}

test('a library of hostile decks runs nothing, asks for nothing, and plays on to the good one', async ({
  openKiosk,
}) => {
  test.setTimeout(240_000);
  const { folder, remove } = writeHostileLibrary();
  const kiosk = await openKiosk({ library: folder, args: ['--speed', '25'] });
  const { page } = kiosk;
  const seen = await watch(kiosk);
  const decks = new Set<string>();
  const titles = new Set<string>();
  await expect
    .poll(
      async () => {
        decks.add(await page.evaluate(() => document.documentElement.dataset['deck'] ?? ''));
        titles.add(await page.title());
        expect(await harm(page)).toEqual([]);
        return decks.has('zz-good');
      },
      { timeout: 180_000, intervals: [100] },
    )
    .toBe(true);
  expect([...decks]).toEqual(expect.arrayContaining(['markup', 'styles', 'attributes', 'media']));
  for (const title of titles) expect(title).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|.{400}/u);
  expect(await foreignRequests(kiosk, seen)).toEqual([]);
  expect(seen.events).toEqual([]);
  remove();
});

/** One misdeed of each kind a deck might try, as a script would do it; each leaves its trace in {@link Seen} or in the page. */
function misbehave({ app, page }: Kiosk): Promise<void> {
  return page.evaluate((frames) => {
    const add = (name: string, more: object) =>
      document.body.appendChild(Object.assign(document.createElement(name), more));
    alert('x');
    add('img', { src: 'https://evil.invalid/control.png' });
    if (frames) add('iframe', {});
    // Before what takes the visitor's press away.
    add('input', { type: 'file' }).click();
    add('a', { href: 'data:text/plain,x', download: 'x.txt' }).click();
    add('a', { href: '/', target: '_blank' }).click();
    const code = new Blob(['1'], { type: 'text/javascript' });
    Object.assign(window, { worker: new Worker(URL.createObjectURL(code)) });
    document.querySelector('.slides section')?.insertAdjacentHTML('beforeend', '<form></form>');
    location.hash = 'elsewhere';
    // Playwright loses Electron's page when a frame comes: there it is found among the elements.
  }, app === null);
}

test('what a hostile deck would do, this test would see', async ({ openKiosk }) => {
  const kiosk = await openKiosk({ args: ['--speed', '0.05'] });
  const seen = await watch(kiosk);
  await misbehave(kiosk);
  const asked = expect.poll(() => foreignRequests(kiosk, seen));
  await asked.toContain('https://evil.invalid/control.png');
  expect(await harm(kiosk.page)).toEqual(['script ran: alert', '<form>']);
  // Electron itself lets no window, download or chooser come about (lockdown-dialogs).
  const heard = kiosk.app ? ['worker'] : ears;
  await expect.poll(() => seen.events).toEqual(expect.arrayContaining([...heard, 'navigation']));
});

test('nothing of a deck covers, moves or restyles what visitors touch', async ({ openKiosk }) => {
  test.setTimeout(240_000);
  const { folder, remove } = writeHostileLibrary();
  const enter = async (page: Page, id: string) => {
    await openProject(page, id);
    await page.mouse.move(960, 500);
  };
  for (const id of ['styles', 'attributes', 'media']) {
    const hostile = await openKiosk({ library: folder, args: ['--speed', '0.05', '--deck', id] });
    // At once, before the loop goes on.
    await enter(hostile.page, id);
    const slides = Number((await painted(hostile.page))['place']?.split('/')[1]);
    const plain = Array.from({ length: slides }, (_, index) => `# Plain ${String(index)}`);
    const files = {
      'kiosk.yaml': 'languages: [fr]\n',
      [`${id}/deck.md`]: plain.join('\n\n---\n\n'),
    };
    const benign = await openKiosk({ files, args: ['--speed', '0.05'] });
    await enter(benign.page, id);
    const step = async (page: Page, slide: number) => {
      await page.keyboard.press('ArrowRight');
      const place = `${id} ${String(slide)}/${String(slides)}`;
      const poll = { intervals: [30] };
      await expect.poll(() => painted(page), poll).toMatchObject({ place, mode: 'explore' });
    };
    await step(benign.page, 2);
    // The first time, the bar still rises.
    await benign.page.waitForTimeout(1_500);
    const expected = await controls(benign.page);
    const attributes = await htmlAttributes(benign.page);
    expect(expected.length).toBeGreaterThan(2);
    // Two kiosks on one display hide each other, and Electron paints no hidden window.
    const plainBar = benign.app ? null : await pictureOfBar(benign.page);
    for (let slide = 2; slide < slides; slide += 1) {
      await step(hostile.page, slide);
      if (slide === 2) await hostile.page.waitForTimeout(1_500);
      const found = await controls(hostile.page);
      expect(found).toEqual(expected);
      expect(found.every(({ hit }) => hit)).toBe(true);
      expect(await htmlAttributes(hostile.page)).toEqual(attributes);
      // What lets fingers through covers all the same.
      if (!plainBar) continue;
      const bar = await pictureOfBar(hostile.page);
      expect(await differingPixels(benign.page, bar, plainBar), id).toBeLessThan(50);
    }
  }
  remove();
});
