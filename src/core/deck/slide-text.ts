import { frenchSpacing, splitJoinedWords, usesFrenchSpacing } from './typography.ts';
import {
  attribute,
  classesOf,
  createElement,
  createText,
  elementsOf,
  isElement,
  isText,
  replaceNode,
  textContent,
  type ChildNode,
  type ParentNode,
} from './tree.ts';

const textLevel: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby s samp small span strike strong sub sup time
  tt u var wbr`.split(/\s+/),
);
const verbatim: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'tt', 'var']);

/** Sets French spacing in a clean tree, but not in code, formulas, or what is marked as another language. */
export function typesetTree(parent: ParentNode, french: boolean): void {
  for (const node of [...parent.childNodes]) {
    if (isText(node)) {
      if (french) replaceNode(node, ...typesetText(node.value));
    } else if (
      isElement(node) &&
      !verbatim.has(node.tagName) &&
      !classesOf(node).includes('maths')
    ) {
      const language = attribute(node, 'lang');
      typesetTree(node, language === null ? french : usesFrenchSpacing(language));
    }
  }
}

/** French text, its joined words each in an element that lines do not break; what is read and searched stays the same. */
function typesetText(text: string): ChildNode[] {
  const pieces = splitJoinedWords(frenchSpacing(text));
  return pieces.flatMap((piece, index) => {
    if (piece === '') return [];
    const node = createText(piece);
    return [index % 2 === 0 ? node : createElement('span', { class: 'whole' }, [node])];
  });
}

/** The text of a tree on one line, its words separated by single spaces. */
export function plainText(parent: ParentNode): string {
  return spacedText(parent).replace(/\s+/g, ' ').trim();
}

/** Text of the first heading on one line, its no-break spaces kept, or an empty string. */
export function headingText(root: ParentNode): string {
  const heading = elementsOf(root).find(({ tagName }) => /^h[1-6]$/.test(tagName));
  return heading
    ? spacedText(heading)
        .replace(/[ \t\n]+/g, ' ')
        .trim()
    : '';
}

/** How many steps reveal.js will make of the fragments: those that share an index appear together. */
export function countSteps(root: ParentNode): number {
  const groups = new Set<number>();
  let alone = 0;
  for (const element of elementsOf(root)) {
    if (!classesOf(element).includes('fragment')) continue;
    const index = Number.parseInt(attribute(element, 'data-fragment-index') ?? '', 10);
    if (Number.isNaN(index)) alone += 1;
    else groups.add(index);
  }
  return groups.size + alone;
}

/** Whether a tree shows anything at all. */
export function showsSomething(root: ParentNode): boolean {
  return (
    /\S/.test(textContent(root)) ||
    elementsOf(root).some(({ tagName }) => /^(?:img|picture|video|audio|hr)$/.test(tagName))
  );
}

function spacedText(parent: ParentNode): string {
  return parent.childNodes
    .map((node) => {
      if (isText(node)) return node.value;
      if (!isElement(node)) return '';
      return textLevel.has(node.tagName) ? spacedText(node) : ` ${spacedText(node)} `;
    })
    .join('');
}
