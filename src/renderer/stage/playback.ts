function videosOf(...roots: (HTMLElement | undefined)[]): HTMLVideoElement[] {
  return roots.flatMap((root) => [...(root?.querySelectorAll('video') ?? [])]);
}

/** Starts the videos that a slide plays by itself, muted, from their beginning. */
export function playMedia(
  slide: HTMLElement,
  background: HTMLElement | undefined,
  onVideo: (duration: number) => void,
): void {
  const own = videosOf(slide).filter((video) => video.hasAttribute('data-autoplay'));
  for (const video of [...own, ...videosOf(background)]) {
    if (!video.paused) continue;
    video.muted = true;
    video.currentTime = 0;
    video.play().then(
      () =>
        Number.isFinite(video.duration) && own.includes(video) && onVideo(video.duration * 1_000),
      // A video that cannot play leaves its poster or first frame; the slide goes on.
      () => undefined,
    );
  }
}

/** Stops everything a slide plays. */
export function pauseMedia(slide: HTMLElement): void {
  for (const medium of slide.querySelectorAll<HTMLMediaElement>('video, audio')) medium.pause();
}
