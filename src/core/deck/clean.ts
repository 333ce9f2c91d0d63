import {
  allowedElements,
  idPrefix,
  isReservedClass,
  judgeAttribute,
  removedElements,
} from './html-policy.ts';
import { settleLink } from './links.ts';
import { settleMedia } from './media-elements.ts';
import type { SlideContext } from './slide-context.ts';
import { cleanStyle } from './style-policy.ts';
import {
  isElement,
  isHtml,
  isText,
  offsetOf,
  replaceNode,
  setChildren,
  type Element,
  type ParentNode,
} from './tree.ts';

/** Leaves nothing in the tree but what the policy allows; reports each removal. */
export function clean(parent: ParentNode, context: SlideContext): void {
  setChildren(
    parent,
    parent.childNodes.filter((node) => isText(node) || isElement(node)),
  );
  for (const node of [...parent.childNodes]) if (isElement(node)) cleanElement(node, context);
}

function cleanElement(element: Element, context: SlideContext): void {
  const { report, locate } = context;
  const name = element.tagName.toLowerCase();
  const place = () => locate(offsetOf(element), `<${name}`);
  const advice =
    removedElements.get(name) ??
    (isHtml(element) ? null : 'this kind of drawing is not available.');
  if (advice !== null) {
    report.add('html/removed', place, `<${name}> was removed with its content: ${advice}`);
    replaceNode(element);
    return;
  }
  clean(element, context);
  if (name === 'section') {
    report.add('html/changed', place, '<section> became <div>: only --- and ---- start slides.');
    element.tagName = element.nodeName = 'div';
  } else if (!allowedElements.has(name)) {
    report.add(
      'html/changed',
      place,
      `<${name.slice(0, 60)}> is not known here; its content stays. Use a plain element such as <div>.`,
    );
    replaceNode(element, ...element.childNodes);
    return;
  }
  element.attrs = element.attrs.flatMap(({ name: attribute, value }) => {
    const kept = cleanAttribute(element, attribute, value, context);
    return kept === null ? [] : [{ name: attribute, value: kept }];
  });
  settleMedia(element, context);
  settleLink(element, context);
}

function cleanAttribute(
  element: Element,
  name: string,
  value: string,
  { report, locate }: SlideContext,
): string | null {
  const place = () => locate(offsetOf(element, name), name);
  switch (judgeAttribute(element.tagName, name, value)) {
    case 'drop':
      return null;
    case 'remove': {
      const shown = name.slice(0, 60);
      const advice = name.startsWith('on')
        ? 'decks carry no code'
        : 'it is not available here, or not with this value';
      report.add(
        'html/removed',
        place,
        `The attribute ${shown} was removed from <${element.tagName}>: ${advice}.`,
      );
      return null;
    }
    case 'keep':
      if (name === 'class')
        return cleanClass(value, (message) => report.add('class/reserved', place, message));
      if (name === 'style')
        return cleanStyleAttribute(
          value,
          (message) => report.add('style/removed', place, message),
          false,
        );
      return name === 'id' ? idPrefix + value : value;
  }
}

/** A class attribute without the names that are taken, or null when none is left. */
export function cleanClass(value: string, tell: (message: string) => void): string | null {
  const names = value.split(/\s+/).filter((name) => name !== '');
  for (const name of names) {
    if (isReservedClass(name))
      tell(
        `The class ${name} was removed: Vitrine uses it for its own parts. Choose another name.`,
      );
  }
  return names.filter((name) => !isReservedClass(name)).join(' ') || null;
}

/** A style attribute without what is not allowed, or null when nothing is left. */
export function cleanStyleAttribute(
  value: string,
  tell: (message: string) => void,
  isSection: boolean,
): string | null {
  const { style, removed } = cleanStyle(value, isSection);
  for (const { text, reason } of removed)
    tell(`The style ${text.slice(0, 60)} was removed: ${reason}.`);
  return style || null;
}
