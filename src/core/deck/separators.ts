import { RE2JS } from 're2js';

const longestPattern = 100;
const highestRepetition = 20;

/** A separator ready to run in linear time, or why it is refused. */
export type CompiledSeparator =
  { find(text: string): Generator<{ start: number; end: number }> } | { refusal: string };

/** Compiles a separator as reveal-md takes them: a regular expression, applied with the flag m. Never throws. */
export function compileSeparator(pattern: string): CompiledSeparator {
  const refusal = refusalOf(pattern);
  if (refusal) return { refusal };
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.MULTILINE);
    if (compiled.matcher('').find()) return { refusal: 'it matches the empty text' };
    return {
      *find(text) {
        const matcher = compiled.matcher(text);
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) yield { start: matcher.start(), end: matcher.end() };
        }
      },
    };
  } catch {
    return {
      refusal:
        'it is not a regular expression that runs in linear time (no lookaround, no backreference)',
    };
  }
}

/** Finds what would be costly here, or in other tools: a deck must be safe to open everywhere. */
function refusalOf(pattern: string): string | null {
  if (pattern === '') return 'it is empty';
  if (pattern.length > longestPattern) return `it is over ${String(longestPattern)} characters`;
  const open: boolean[] = [];
  /** Whether anything repeats in the group being read, and in the group that has just been closed. */
  let repeats = false;
  let closed: boolean | null = null;
  for (const [token] of pattern.matchAll(
    /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^]/g,
  )) {
    if (token === '(') {
      open.push(repeats);
      repeats = false;
    } else if (token === ')') {
      closed = repeats;
      repeats = (open.pop() ?? false) || repeats;
      continue;
    } else if (token === '*' || token === '+' || /^\{\d/.test(token)) {
      if (closed !== null && !/\d\}$/.test(token)) return 'it repeats a group without end';
      if (closed) return 'it repeats a group that itself repeats';
      const counts = [...token.matchAll(/\d+/g)].map(Number);
      if (Math.max(0, ...counts) > highestRepetition) {
        return `it repeats more than ${String(highestRepetition)} times`;
      }
      repeats = true;
    }
    closed = null;
  }
  return null;
}
