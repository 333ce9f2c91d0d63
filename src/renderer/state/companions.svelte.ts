import type { KioskClient } from '../../contract/client.ts';
import type { Presenting } from './presenting.svelte.ts';

/** Shortest time, in ms, between two messages: a pen moves far more often. */
const least = 60;
/** How often companions hear of the screen even when nothing changes, in ms: the host may be another one now. */
const most = 5_000;

/**
 * Carries out what companions ask, and tells them what they need to know: a change at once, unless another was told just
 * before.
 * @returns its undo
 */
export function keepCompanionsInformed(client: KioskClient, presenting: Presenting): () => void {
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    toldAt = performance.now();
    timer = setTimeout(tell, most);
    const { told } = presenting;
    // A host that is away hears of it in 5 s.
    if (!told) return;
    client.request('putPresentation', told).then(
      (view) => presenting.learn(view),
      () => undefined,
    );
  };
  const tellSoon = (): void => {
    clearTimeout(timer);
    const wait = toldAt + least - performance.now();
    if (wait <= 0) tell();
    else timer = setTimeout(tell, wait);
  };
  const undo = [
    client.on('commanded', ({ command, from }) => presenting.command(command, from)),
    client.on('companionRenamed', ({ before, now }) => presenting.rename(before, now)),
  ];
  const stop = $effect.root(() => {
    $effect(() => {
      if (presenting.told) tellSoon();
    });
  });
  return () => {
    undo.forEach((each) => each());
    stop();
    clearTimeout(timer);
  };
}
