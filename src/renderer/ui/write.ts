/** Writes into a field at its caret, as a key would, as far as the field's length allows. */
export function write(field: HTMLInputElement, text: string): void {
  const [start, end] = selectionOf(field);
  const length = field.value.length - (end - start) + text.length;
  if (field.maxLength >= 0 && length > field.maxLength) return;
  replace(field, start, end, text);
}

/** Deletes what is selected, or else the sign before the caret, accents and all. */
export function deleteBack(field: HTMLInputElement): void {
  const [start, end] = selectionOf(field);
  const before = [...new Intl.Segmenter().segment(field.value.slice(0, start))];
  replace(field, start < end ? start : (before.at(-1)?.index ?? 0), end, '');
}

/** Empties a field, or writes something else in it. */
export function rewrite(field: HTMLInputElement, text: string): void {
  replace(field, 0, field.value.length, text);
}

function selectionOf({ selectionStart, selectionEnd, value }: HTMLInputElement): [number, number] {
  return [selectionStart ?? value.length, selectionEnd ?? value.length];
}

function replace(field: HTMLInputElement, start: number, end: number, text: string): void {
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // A caret that a script has moved is not scrolled into view.
  if (field.selectionEnd === field.value.length) field.scrollLeft = field.scrollWidth;
}
