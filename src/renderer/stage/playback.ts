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
  /** What plays by itself, and is to be heard. */
  #own: readonly HTMLMediaElement[] = [];
  #listening = new AbortController();

  constructor(listener: MediaListener) {
    this.#listener = listener;
  }

  /** Starts a slide's media from their beginning; goes on where it is the slide that plays already. */
  play(slide: HTMLElement, background: HTMLElement | undefined, volume: number): void {
    if (slide === this.#slide) return;
    this.stop();
    this.#slide = slide;
    const media = [...slide.querySelectorAll<HTMLMediaElement>('video, audio')];
    const own = media.filter((medium) => medium.hasAttribute('data-autoplay'));
    this.#own = own;
    const onUnplayable = this.#await(own.filter((medium) => !medium.loop));
    this.#watch(media.filter((medium) => !medium.loop));
    for (const medium of own) void start(medium, volume, onUnplayable);
    for (const video of background?.querySelectorAll('video') ?? []) void start(video, 0);
  }

  /** Changes how loud what plays by itself is, from 0 to 1. */
  setVolume(volume: number): void {
    for (const medium of this.#own) setVolume(medium, volume);
  }

  /** Stops everything that plays. */
  stop(): void {
    this.#listening.abort();
    const media = this.#slide?.querySelectorAll<HTMLMediaElement>('video, audio') ?? [];
    for (const medium of media) medium.pause();
    this.#slide = null;
    this.#own = [];
  }

  /** Tells of each medium that begins to play, by itself or because a visitor wants it. */
  #watch(media: readonly HTMLMediaElement[]): void {
    const { signal } = this.#listening;
    for (const medium of media) {
      const tell = (): void => {
        const left = medium.duration - medium.currentTime;
        if (Number.isFinite(left)) this.#listener.onStarted(left * 1_000);
      };
      medium.addEventListener('playing', tell, { signal });
    }
  }

  /** Tells of media that the slide must wait for, until the last of them has ended or failed; gives what fails one. */
  #await(media: readonly HTMLMediaElement[]): (medium: HTMLMediaElement) => void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const waiting = new Set(media);
    let toldAt = -Infinity;
    const leave = (medium: HTMLMediaElement): void => {
      if (waiting.delete(medium) && waiting.size === 0) this.#listener.onEnded();
    };
    const fail = (medium: HTMLMediaElement): void => {
      if (signal.aborted || !waiting.has(medium)) return;
      this.#listener.onFailed(`${medium.currentSrc || 'A medium'} cannot be played.`);
      leave(medium);
    };
    for (const medium of media) {
      const on = (name: string, listener: () => void): void =>
        medium.addEventListener(name, listener, { signal });
      on('timeupdate', () => {
        if (performance.now() - toldAt < progressInterval) return;
        toldAt = performance.now();
        this.#listener.onProgress();
      });
      on('ended', () => leave(medium));
      on('error', () => fail(medium));
    }
    if (media.length > 0) this.#listener.onProgress();
    return fail;
  }
}

/** Plays a medium from its beginning; muted where it may not be heard. */
async function start(
  medium: HTMLMediaElement,
  volume: number,
  onUnplayable?: (medium: HTMLMediaElement) => void,
): Promise<void> {
  setVolume(medium, volume);
  medium.currentTime = 0;
  showSubtitles(medium);
  try {
    await medium.play();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    // A browser may want a touch before it lets anything be heard.
    if (name === 'NotAllowedError' && volume > 0) await start(medium, 0, onUnplayable);
    // Not AbortError, by which a slide that is left stops its media.
    else if (name === 'NotSupportedError') onUnplayable?.(medium);
  }
}

function setVolume(medium: HTMLMediaElement, volume: number): void {
  medium.muted = volume === 0;
  // What was muted by the site can still be unmuted by a visitor, and must then be heard.
  if (volume > 0) medium.volume = volume;
}

/** Shows the subtitles in the slide's language, else the first there are. */
function showSubtitles(medium: HTMLMediaElement): void {
  const tracks = [...medium.textTracks];
  const language = medium.closest<HTMLElement>('[lang]')?.lang.split('-')[0] ?? '';
  const shown = tracks.find((track) => track.language.split('-')[0] === language) ?? tracks[0];
  for (const track of tracks) track.mode = track === shown ? 'showing' : 'disabled';
}
