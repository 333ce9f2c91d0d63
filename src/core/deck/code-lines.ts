/** Some lines of code to point out, from 1; an empty list points out none. */
export type LineStep = { start: number; end: number }[];

/** Reads line steps as reveal.js writes them: `1-2|4,6` is lines 1 and 2, then lines 4 and 6. */
export function readLineSteps(text: string): LineStep[] {
  return text.split('|').map((step) =>
    step.split(',').flatMap((part) => {
      const [start = NaN, end = start] = part
        .split('-')
        .map((number) => Number.parseInt(number, 10));
      return Number.isNaN(start) ? [] : [{ start, end: Number.isNaN(end) ? start : end }];
    }),
  );
}

/** Splits coloured code into lines; spans that go over a line's end are closed there and opened again. */
export function splitHighlightedLines(html: string): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  let line = '';
  for (const [piece] of html.matchAll(/<span[^>]*>|<\/span>|\n|[^<\n]+/g)) {
    if (piece === '\n') {
      lines.push(line + '</span>'.repeat(open.length));
      line = open.join('');
      continue;
    }
    if (piece === '</span>') open = open.slice(0, -1);
    else if (piece.startsWith('<')) open.push(piece);
    line += piece;
  }
  if (line !== '') lines.push(line + '</span>'.repeat(open.length));
  return lines;
}
