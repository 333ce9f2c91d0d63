import { serialize } from 'parse5';
import {
  attribute,
  classesOf,
  createFragment,
  createText,
  elementsOf,
  isElement,
  replaceNode,
  setChildren,
  textContent,
  type Fragment,
} from './tree.ts';

/** Takes every `<aside class="notes">` out of a slide. */
export function extractNotes(root: Fragment): Fragment {
  const notes = createFragment();
  const asides = elementsOf(root).filter(
    (element) => element.tagName === 'aside' && classesOf(element).includes('notes'),
  );
  const contents = asides.flatMap((aside) => {
    replaceNode(aside);
    return aside.childNodes;
  });
  setChildren(notes, contents);
  return notes;
}

/**
 * Like reveal.js, shows HTML written inside `<pre><code>` as the code it is, unless it has `data-noescape`. Code may also be
 * protected by `<script type="text/template">`.
 */
export function showLiteralCode(root: Fragment, html: string): void {
  for (const pre of elementsOf(root)) {
    if (pre.tagName !== 'pre') continue;
    for (const code of pre.childNodes.filter(isElement)) {
      if (code.tagName !== 'code' || !code.childNodes.some(isElement)) continue;
      const protectedCode = code.childNodes.find(
        (node) => isElement(node) && attribute(node, 'type') === 'text/template',
      );
      if (protectedCode && isElement(protectedCode))
        setChildren(code, [createText(textContent(protectedCode))]);
      else if (attribute(code, 'data-noescape') === null) {
        const { startTag, endTag } = code.sourceCodeLocation ?? {};
        const written =
          startTag && endTag ? html.slice(startTag.endOffset, endTag.startOffset) : serialize(code);
        setChildren(code, [createText(written)]);
      }
    }
  }
}
