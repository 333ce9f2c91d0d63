import type { Drawing } from './drawing.ts';
import { tonesOf } from './palette.ts';
import { light, type View } from './view.ts';

/** Paints one moment (s) of a cover over all of a canvas, whose unit is the stage px. */
export type Scene = (context: OffscreenCanvasRenderingContext2D, view: View, time: number) => void;

/** The scene of one of Vitrine's own drawings. */
export function sceneOf(drawing: Drawing): Scene {
  return (context, view, time) => {
    const { width, height, accent } = view;
    const tones = tonesOf(accent);
    context.fillStyle = tones.ground;
    context.fillRect(0, 0, width, height);
    const colours = {
      ...tones,
      light: light(context, view, { under: tones.accent, beyond: tones.light }),
      bright: light(context, view, { under: tones.accent, beyond: tones.bright }),
    };
    drawing(context, { width, height, time, colours });
  };
}

/** The scene of a picture: it fills the canvas, under a veil that white could not outshine under text. */
function pictureScene(picture: HTMLImageElement): Scene {
  return (context, view) => {
    const { width, height } = view;
    const scale = Math.max(width / picture.naturalWidth, height / picture.naturalHeight);
    const [across, down] = [picture.naturalWidth * scale, picture.naturalHeight * scale];
    context.fillStyle = '#1d1b18';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down);
    // White under 66 % of ink has a contrast of 4.9 with paper.
    context.fillStyle = light(context, view, {
      under: 'rgb(29 27 24 / 0.66)',
      beyond: 'rgb(29 27 24 / 0.2)',
    });
    context.fillRect(0, 0, width, height);
  };
}

/** The scene of the picture at an address; null when it cannot be shown. */
export async function loadPictureScene(url: string): Promise<Scene | null> {
  const picture = new Image();
  picture.src = url;
  try {
    await picture.decode();
  } catch {
    return null;
  }
  return pictureScene(picture);
}
