import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody who has nothing but a finger, or nothing but a keypad. */
export interface Hand {
  /** Wakes the loop. */
  wake(): Promise<void>;
  /** Presses a button that is in sight, or that one can get to. */
  press(button: Locator): Promise<void>;
}

/** What visitors may have to work with, each alone. */
export const hands: Readonly<Record<string, (page: Page) => Promise<Hand>>> = {
  touch: createFinger,
  keypad: (page) => Promise.resolve(createKeypad(page)),
};

async function createFinger(page: Page): Promise<Hand> {
  const session = await page.context().newCDPSession(page);
  const tap = async (x: number, y: number): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  return {
    wake: () => tap(400, 300),
    async press(button) {
      await atRest(button);
      await expect(button).toBeEnabled();
      const { x, y, width, height } = (await button.boundingBox()) ?? never(button);
      await tap(x + width / 2, y + height / 2);
    },
  };
}

/** Four arrows, Enter, and nothing else: up or down to the line where the button is, then along it. */
function createKeypad(page: Page): Hand {
  /** Which key leads on. Marks what has the focus, so that one notices when a key has not moved it, and tries another one. */
  const look = (button: Locator) =>
    button.evaluate((target) => {
      const from = document.activeElement ?? document.body;
      const hasMoved = !from.hasAttribute('data-was-here');
      document.querySelector('[data-was-here]')?.removeAttribute('data-was-here');
      if (hasMoved && from !== target) from.setAttribute('data-was-here', '');
      const [a, b] = [from.getBoundingClientRect(), target.getBoundingClientRect()];
      const along = b.x + b.width / 2 < a.x + a.width / 2 ? 'ArrowLeft' : 'ArrowRight';
      const across = b.y + b.height / 2 < a.y + a.height / 2 ? 'ArrowUp' : 'ArrowDown';
      const isInLine = b.top < a.bottom && b.bottom > a.top;
      return {
        isThere: from === target,
        // From a slide, Enter leads to the buttons.
        key: from === document.body ? 'Enter' : isInLine === hasMoved ? along : across,
      };
    });
  return {
    wake: () => page.keyboard.press('Enter'),
    async press(button) {
      await atRest(button);
      await expect(button).toBeEnabled();
      for (let steps = 0; steps < 60; steps += 1) {
        const { isThere, key } = await look(button);
        if (isThere) {
          await expect(button, 'the focus can be seen').toHaveCSS('outline-style', 'solid');
          return page.keyboard.press('Enter');
        }
        await page.keyboard.press(key);
      }
      never(button);
    },
  };
}

/** What comes up or moves is pressed once it stands still, as people do. */
async function atRest(button: Locator): Promise<void> {
  await expect(button).toBeVisible();
  await button.evaluate((element) =>
    Promise.all(
      document
        .getAnimations()
        .flatMap(({ effect, finished }) =>
          effect instanceof KeyframeEffect && effect.target?.contains(element) ? [finished] : [],
        ),
    ).then(() => undefined),
  );
}

function never(button: Locator): never {
  throw new Error(`${String(button)} cannot be reached`);
}
