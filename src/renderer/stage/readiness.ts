/** Longest wait for a slide's fonts, pictures and first video frame, in ms; then it is shown as it is. */
const patience = 4_000;
/** Longest wait for two frames, in ms: a page in a background tab gets none. */
const framePatience = 1_000;

/** Settles with the work, or after `limit` ms; leaves no timer behind. */
async function atMost(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

function firstFrame(video: HTMLVideoElement): Promise<unknown> {
  if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA || video.error)
    return Promise.resolve();
  return new Promise((resolve) => {
    const options = { once: true };
    for (const event of ['loadeddata', 'error']) video.addEventListener(event, resolve, options);
  });
}

function pictureDecoded(source: string): Promise<unknown> {
  const picture = new Image();
  picture.src = source;
  return picture.decode().catch(() => undefined);
}

/** Pictures that stand behind the slide rather than in it. */
function backgroundPictures(background: HTMLElement | undefined): string[] {
  const content = background?.querySelector<HTMLElement>('.slide-background-content');
  const matches = content?.style.backgroundImage.matchAll(/url\("([^"]+)"\)/g) ?? [];
  return [...matches].map((match) => match[1] ?? '');
}

/** Resolves when two frames have been produced, so that what was changed before is really painted. */
export function painted(): Promise<void> {
  const frames = new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
  return atMost(framePatience, frames);
}

/** Resolves when a slide can come up without a gap: fonts, pictures, first video frames and its cover. Only two frames later is it painted. */
export async function ready(
  slide: HTMLElement,
  background: HTMLElement | undefined,
  cover: Promise<void>,
): Promise<void> {
  const pictures = [...slide.querySelectorAll('img')].filter((each) => each.hasAttribute('src'));
  const videos = [slide, background].flatMap((each) => [
    ...(each?.querySelectorAll('video') ?? []),
  ]);
  const work = Promise.all([
    document.fonts.ready,
    cover,
    ...pictures.map((picture) => picture.decode().catch(() => undefined)),
    ...backgroundPictures(background).map(pictureDecoded),
    ...videos.map(firstFrame),
  ]);
  await atMost(patience, work);
}
