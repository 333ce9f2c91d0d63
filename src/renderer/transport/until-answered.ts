/** Wait between two tries, in ms. */
const pause = 1_000;

/** Asks until there is an answer: a screen that starts before its host waits for it. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      console.warn('The host does not answer yet:', error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
