import { encode } from 'uqr';

/** Light modules around a code, without which readers do not find it (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;
const svg = 'http://www.w3.org/2000/svg';

/** A code as an SVG path, in modules; `size` is the width and height with the quiet zone. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Encodes a text as a QR code that survives the loss of 15 % (M), one path for all its dark modules. */
export function drawQrCode(text: string): QrDrawing {
  const { data } = encode(text, { ecc: 'M', border: quietZone });
  const rows = data.map((row, y) => {
    const runs = row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g);
    return [...runs]
      .map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`)
      .join('');
  });
  return { size: data.length, path: rows.join('') };
}

/**
 * The code as an element. It is dark on light whatever the page's theme, since many readers know no other.
 * @param name what a screen reader says, in the language of the page around it
 */
export function createQrCode(text: string, name: string): SVGSVGElement {
  const { size, path } = drawQrCode(text);
  const code = document.createElementNS(svg, 'svg');
  code.classList.add('qr-code');
  code.setAttribute('viewBox', `0 0 ${size} ${size}`);
  code.setAttribute('role', 'img');
  code.setAttribute('aria-label', name);
  // Without this, the edges of neighbouring rows would show as hairlines.
  code.setAttribute('shape-rendering', 'crispEdges');
  const light = document.createElementNS(svg, 'rect');
  for (const side of ['width', 'height']) light.setAttribute(side, String(size));
  light.setAttribute('fill', '#fff');
  const dark = document.createElementNS(svg, 'path');
  dark.setAttribute('d', path);
  dark.setAttribute('fill', '#1d1b18');
  code.append(light, dark);
  return code;
}
