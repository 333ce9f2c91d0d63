const svg = 'http://www.w3.org/2000/svg';

/** Joins the partners of a `network` slide to the project: its name, a line to each, and the partners in rows of one height. */
export function drawNetwork(section: HTMLElement, project: string): void {
  const partners = section.querySelector(':scope > ul');
  if (!partners) return;
  const hub = document.createElement('div');
  hub.className = 'network-hub';
  hub.textContent = project;
  const network = document.createElement('div');
  network.className = 'network';
  partners.replaceWith(network);
  network.append(hub, linesTo(partners.children.length), partners);
}

/** One line to the middle of each row, in a box as wide and high as 100 × 100, however it is stretched. */
function linesTo(rows: number): SVGSVGElement {
  const lines = document.createElementNS(svg, 'svg');
  lines.classList.add('network-lines');
  lines.setAttribute('viewBox', '0 0 100 100');
  lines.setAttribute('preserveAspectRatio', 'none');
  lines.setAttribute('aria-hidden', 'true');
  const ends = Array.from({ length: rows }, (_, row) => ((row + 0.5) / rows) * 100);
  // From beside the rows, and from above them.
  const fan = ends.map((y) => `M0 50C60 50 40 ${y} 100 ${y}`);
  const tree = ends.map((y) => `M20 0V${y - 30 / rows}Q20 ${y} 100 ${y}`);
  for (const [name, paths] of Object.entries({ fan, tree })) {
    const path = document.createElementNS(svg, 'path');
    path.classList.add(name);
    path.setAttribute('d', paths.join(''));
    lines.append(path);
  }
  return lines;
}
