import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Fragment = DefaultTreeAdapterTypes.DocumentFragment;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type TextNode = DefaultTreeAdapterTypes.TextNode;
export type CommentNode = DefaultTreeAdapterTypes.CommentNode;

/** Deepest nesting and most elements of a slide. Recursion over a tree is safe within them. */
const deepest = 200;
const mostElements = 4_000;

/** Thrown while parsing HTML that nests too deep or has too many elements. */
export class TooComplexError extends Error {}

/**
 * Parses HTML as a browser would, within bounds. The only function of the compiler that throws on bad input.
 *
 * @param budget pays for each element
 */
export function parseHtml(html: string, budget: { elements: number }): Fragment {
  const least = Math.max(0, budget.elements - mostElements);
  let depth = 0;
  return parseFragment(html, {
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...parameters) {
        budget.elements -= 1;
        if (budget.elements < least) throw new TooComplexError();
        return defaultTreeAdapter.createElement(...parameters);
      },
      onItemPush() {
        depth += 1;
        if (depth > deepest) throw new TooComplexError();
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

/** Parses HTML that Vitrine made itself. */
export function parseTrusted(html: string): ChildNode[] {
  return parseFragment(html).childNodes;
}

export function isElement(node: ChildNode | ParentNode | null | undefined): node is Element {
  return node !== null && node !== undefined && 'tagName' in node;
}

export function isText(node: ChildNode): node is TextNode {
  return node.nodeName === '#text';
}

export function isComment(node: ChildNode): node is CommentNode {
  return node.nodeName === '#comment';
}

/** Every element under a node, in document order, as the tree stands when the walk starts. */
export function elementsOf(parent: ParentNode, found: Element[] = []): Element[] {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    found.push(node);
    elementsOf(node, found);
  }
  return found;
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function setAttribute(element: Element, name: string, value: string): void {
  const existing = element.attrs.find((attr) => attr.name === name);
  if (existing) existing.value = value;
  else element.attrs.push({ name, value });
}

export function removeAttribute(element: Element, name: string): void {
  element.attrs = element.attrs.filter((attr) => attr.name !== name);
}

export function classesOf(element: Element): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

export function addClass(element: Element, ...names: string[]): void {
  setAttribute(element, 'class', [...new Set([...classesOf(element), ...names])].join(' '));
}

export function createElement(
  tag: string,
  attributes: Record<string, string>,
  children: ChildNode[] = [],
): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tag, htmlNamespace, attrs);
  setChildren(element, children);
  return element;
}

export function createFragment(): Fragment {
  return defaultTreeAdapter.createDocumentFragment();
}

export function createText(value: string): TextNode {
  return defaultTreeAdapter.createTextNode(value);
}

export function setChildren(parent: ParentNode, children: ChildNode[]): void {
  parent.childNodes = children;
  for (const child of children) child.parentNode = parent;
}

/** Puts nodes where a node stands; none removes it. */
export function replaceNode(node: ChildNode, ...replacement: ChildNode[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  const index = parent.childNodes.indexOf(node);
  if (index < 0) return;
  parent.childNodes.splice(index, 1, ...replacement);
  for (const child of replacement) child.parentNode = parent;
  node.parentNode = null;
}

/** The text under a node, as it stands. */
export function textContent(parent: ParentNode): string {
  return parent.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) ? textContent(node) : ''))
    .join('');
}

const htmlNamespace = 'http://www.w3.org/1999/xhtml' as Element['namespaceURI'];

/** Whether an element is HTML, neither SVG nor MathML. */
export function isHtml(element: Element): boolean {
  return element.namespaceURI === htmlNamespace;
}

/** Offset of an element, or of one of its attributes, in the HTML it came from. */
export function offsetOf(element: Element, attribute?: string): number {
  const location = element.sourceCodeLocation;
  return (
    (attribute ? location?.attrs?.[attribute]?.startOffset : null) ?? location?.startOffset ?? 0
  );
}
