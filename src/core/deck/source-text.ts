import type { Place } from '../library/located-yaml.ts';

/** The text of a file with `\n` line ends and no byte order mark, that knows its lines. Line numbers are those of the file. */
export interface SourceText {
  readonly text: string;
  /** How many lines there are, at least 1. */
  readonly lineCount: number;
  /** Offset where a line (from 1) starts; the end of the text for lines beyond it. */
  startOf(line: number): number;
  /** Line and column, both from 1, of an offset. */
  placeAt(offset: number): Place;
}

/** Prepares a file's text for compilation. */
export function readSourceText(raw: string): SourceText {
  const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => starts[Math.max(1, line) - 1] ?? text.length;
  return {
    text,
    lineCount: starts.length,
    startOf,
    placeAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
    },
  };
}
