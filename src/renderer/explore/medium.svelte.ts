/** Minutes and seconds, as players show them. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** The film or sound on a slide, as its controls see it. */
export class Medium {
  readonly #medium: HTMLMediaElement;
  /** In s. */
  time = $state(0);
  /** In s; 0 until it is known. */
  duration = $state(0);
  isPaused = $state(true);
  showsSubtitles = $state(false);
  hasSubtitles = $state(false);

  constructor(medium: HTMLMediaElement) {
    this.#medium = medium;
    this.#look();
  }

  /** Where it is, of how much. */
  get clock(): string {
    return `${clock(this.time)} / ${clock(this.duration)}`;
  }

  /** Follows the medium. @returns its undo */
  listen(): () => void {
    const listening = new AbortController();
    for (const name of ['timeupdate', 'durationchange', 'play', 'pause', 'ended', 'seeked'])
      this.#medium.addEventListener(name, () => this.#look(), { signal: listening.signal });
    return () => listening.abort();
  }

  toggle(): void {
    if (this.#medium.paused) void this.#medium.play().catch(() => this.#look());
    else this.#medium.pause();
  }

  /** @param time in s */
  seek(time: number): void {
    this.#medium.currentTime = Math.min(Math.max(time, 0), this.duration);
  }

  /** @param seconds backwards where negative */
  seekBy(seconds: number): void {
    this.seek(this.#medium.currentTime + seconds);
  }

  /** @param volume from 0 to 1 */
  setVolume(volume: number): void {
    this.#medium.volume = volume;
    this.#medium.muted = volume === 0;
  }

  toggleSubtitles(): void {
    const [first] = this.#tracks;
    const shown = this.#tracks.find(({ mode }) => mode === 'showing');
    if (shown) shown.mode = 'hidden';
    else if (first) (this.#tracks.find(({ mode }) => mode === 'hidden') ?? first).mode = 'showing';
    this.#look();
  }

  get #tracks(): TextTrack[] {
    return [...this.#medium.textTracks];
  }

  #look(): void {
    const { currentTime, duration, paused } = this.#medium;
    this.time = currentTime;
    this.duration = Number.isFinite(duration) ? duration : 0;
    this.isPaused = paused;
    this.hasSubtitles = this.#tracks.length > 0;
    this.showsSubtitles = this.#tracks.some(({ mode }) => mode === 'showing');
  }
}
