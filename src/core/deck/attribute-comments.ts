import {
  classesOf,
  isComment,
  isElement,
  isText,
  type ChildNode,
  type CommentNode,
  type Element,
  type ParentNode,
} from './tree.ts';

/** An attribute as it was written, with its offset in the HTML. */
export interface WrittenAttribute {
  name: string;
  value: string;
  offset: number;
}

/**
 * Obeys `<!-- .element: … -->` and `<!-- .slide: … -->` as reveal.js's Markdown plugin does: an element comment is about the
 * element before it, else the one around it; right under a list, about its last item.
 *
 * @returns the attributes of the slide itself. Those of elements are set on the tree, still to be cleaned.
 */
export function applyAttributeComments(root: ParentNode): WrittenAttribute[] {
  const slide: WrittenAttribute[] = [];
  for (const comment of commentsOf(root)) {
    const match = /^\s*\.(slide|element)(?::|\s)/.exec(comment.data);
    if (!match) continue;
    const offset = (comment.sourceCodeLocation?.startOffset ?? 0) + '<!--'.length + match[0].length;
    const attributes = readAttributes(comment.data.slice(match[0].length), offset);
    const target = match[1] === 'element' ? targetOf(comment) : null;
    if (target) for (const attribute of attributes) setWritten(target, attribute);
    else slide.push(...attributes);
  }
  return slide;
}

function* commentsOf(parent: ParentNode): Generator<CommentNode> {
  for (const node of parent.childNodes) {
    if (isComment(node)) yield node;
    else if (isElement(node)) yield* commentsOf(node);
  }
}

function readAttributes(text: string, offset: number): WrittenAttribute[] {
  const pattern = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
  return [...text.matchAll(pattern)].map(
    ({ index, 1: name = '', 2: double, 3: single, 4: bare }) => ({
      name: name.toLowerCase(),
      value: double ?? single ?? bare ?? '',
      offset: offset + index,
    }),
  );
}

function targetOf(comment: CommentNode): Element | null {
  const parent = comment.parentNode;
  if (!parent) return null;
  const before = parent.childNodes.slice(0, parent.childNodes.indexOf(comment));
  const target = before.findLast(
    (node): node is Element => isElement(node) && node.tagName !== 'br',
  );
  if (!target) return isElement(parent) ? parent : null;
  const isList = target.tagName === 'ul' || target.tagName === 'ol';
  return isList && !endsInBlankLine(before.at(-1))
    ? (target.childNodes.findLast(isElement) ?? target)
    : target;
}

function endsInBlankLine(node: ChildNode | undefined): boolean {
  return node !== undefined && isText(node) && /\n[ \t]*\n/.test(node.value);
}

function setWritten(element: Element, { name, value, offset }: WrittenAttribute): void {
  // The language of a code block is no choice of the author's own class.
  const kept =
    name === 'class' ? classesOf(element).filter((each) => each.startsWith('maths')) : [];
  element.attrs = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs.push({ name, value: [...kept, value].join(' ') });
  const at = {
    startLine: 1,
    startCol: 1,
    startOffset: offset,
    endLine: 1,
    endCol: 1,
    endOffset: offset,
  };
  const location = (element.sourceCodeLocation ??= { ...at });
  location.attrs = { ...location.attrs, [name]: at };
}
