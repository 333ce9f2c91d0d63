/** Hears how a slide's media go. */
export interface MediaListener {
  /** One began to play; `duration` in ms. */
  readonly onStarted: (duration: number) => void;
  /** What the slide waits for is about to play, or has played on. */
  readonly onProgress: () => void;
  /** Nothing is left to wait for. */
  readonly onEnded: () => void;
  /** One cannot play. */
  readonly onFailed: (message: string) => void;
}

/** How often playing on is told, in ms. */
const progressInterval = 1_000;

/** Plays what slides play by themselves, one slide at a time. */
export class Playback {
  readonly #listener: MediaListener;
  #slide: HTMLElement | null = null;
  #listening = new AbortController();

  constructor(listener: MediaListener) {
    this.#listener = listener;
  }

  /** Starts a slide's media from their beginning; goes on where it is the slide that plays already. */
  play(slide: HTMLElement, background: HTMLElement | undefined, hasSound: boolean): void {
    if (slide === this.#slide) return;
    this.stop();
    this.#slide = slide;
    const own = [...slide.querySelectorAll<HTMLMediaElement>('video, audio')].filter((medium) =>
      medium.hasAttribute('data-autoplay'),
    );
    this.#await(own.filter((medium) => !medium.loop));
    for (const medium of own) void start(medium, hasSound);
    for (const video of background?.querySelectorAll('video') ?? []) void start(video, false);
  }

  /** Stops everything that plays. */
  stop(): void {
    this.#listening.abort();
    const media = this.#slide?.querySelectorAll<HTMLMediaElement>('video, audio') ?? [];
    for (const medium of media) medium.pause();
    this.#slide = null;
  }

  /** Tells of media that the slide must wait for, until the last of them has ended or failed. */
  #await(media: readonly HTMLMediaElement[]): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const waiting = new Set(media);
    let toldAt = -Infinity;
    const leave = (medium: HTMLMediaElement): void => {
      if (waiting.delete(medium) && waiting.size === 0) this.#listener.onEnded();
    };
    const fail = (medium: HTMLMediaElement): void => {
      if (!hasFailed(medium) || !waiting.has(medium)) return;
      this.#listener.onFailed(`${medium.currentSrc || 'A medium'} cannot be played.`);
      leave(medium);
    };
    for (const medium of media) {
      const on = (name: string, listener: () => void): void =>
        // Captured, since an error of a <source> does not bubble.
        medium.addEventListener(name, listener, { signal, capture: true });
      on('playing', () => {
        if (Number.isFinite(medium.duration)) this.#listener.onStarted(medium.duration * 1_000);
      });
      on('timeupdate', () => {
        if (performance.now() - toldAt < progressInterval) return;
        toldAt = performance.now();
        this.#listener.onProgress();
      });
      on('ended', () => leave(medium));
      on('error', () => fail(medium));
    }
    if (media.length > 0) this.#listener.onProgress();
    for (const medium of media) fail(medium);
  }
}

/** Whether nothing of a medium can be played; its last source has then been tried. */
function hasFailed(medium: HTMLMediaElement): boolean {
  return medium.error !== null || medium.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
}

async function start(medium: HTMLMediaElement, hasSound: boolean): Promise<void> {
  medium.muted = !hasSound;
  medium.currentTime = 0;
  showSubtitles(medium);
  try {
    await medium.play();
  } catch {
    // A browser may want a touch before it lets anything be heard.
    if (!hasSound || hasFailed(medium)) return;
    medium.muted = true;
    await medium.play().catch(() => undefined);
  }
}

/** Shows the subtitles in the slide's language, else the first there are. */
function showSubtitles(medium: HTMLMediaElement): void {
  const tracks = [...medium.textTracks];
  const language = medium.closest<HTMLElement>('[lang]')?.lang.split('-')[0] ?? '';
  const shown = tracks.find((track) => track.language.split('-')[0] === language) ?? tracks[0];
  for (const track of tracks) track.mode = track === shown ? 'showing' : 'disabled';
}
