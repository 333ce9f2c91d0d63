import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Diagnostic } from '../diagnostic.ts';

/** A place in a text, both from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Keys and indices from the top of a document to a value. */
export type YamlPath = readonly (string | number)[];

/** A YAML text as plain data that remembers where everything stood. */
export interface LocatedYaml {
  value: unknown;
  /** Where the value at that path starts; for what is not there, where its parent starts. */
  placeOf(path: YamlPath): Place;
  /** Where a key of a map starts. */
  placeOfKey(path: YamlPath): Place;
}

/** The parser goes on after an error, and what it finds then is mostly a consequence of the first ones. */
const mostErrors = 5;
const mostWarnings = 20;

/**
 * Reads one YAML document. Never throws: what cannot be read gives `null` and at least one error diagnostic, as do
 * aliases that would expand without end and nesting too deep for the parser.
 */
export function parseLocatedYaml(
  text: string,
  report: (severity: Diagnostic['severity'], place: Place, message: string) => void,
): LocatedYaml | null {
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // The parser's own check compares every key with every other: a minute for 256 KB.
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const placeAt = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    for (const error of document.errors.slice(0, mostErrors))
      report('error', placeAt(error.pos[0]), `${error.message}. ${whatToDo}`);
    for (const warning of document.warnings.slice(0, mostWarnings)) {
      report('warning', placeAt(warning.pos[0]), warning.message);
    }
    if (document.errors.length > 0) return null;
    const repeated = repeatedKeys(document);
    for (const offset of repeated.slice(0, mostErrors))
      report('error', placeAt(offset), 'Map keys must be unique');
    if (repeated.length > 0) return null;
    return {
      value: document.toJS({ maxAliasCount: 100 }),
      placeOf: (path) => placeAt(offsetOf(document, path)),
      placeOfKey: (path) => placeAt(offsetOfKey(document, path) ?? offsetOf(document, path)),
    };
  } catch (error) {
    report('error', { line: 1, column: 1 }, error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The parser speaks of its grammar; this speaks to the author. */
const whatToDo =
  'Look just before for a tab, or for a quote, a bracket or an indentation that does not match.';

/** Where keys stand that their map has already. */
function repeatedKeys(document: Document): number[] {
  const repeated: number[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) repeated.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return repeated;
}

function offsetOf(document: Document, path: YamlPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function offsetOfKey(document: Document, path: YamlPath): number | null {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return null;
  for (const { key } of parent.items) {
    if (isScalar(key) && key.value === path.at(-1)) return key.range?.[0] ?? null;
  }
  return null;
}
