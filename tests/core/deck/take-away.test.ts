import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBytes, takeAwayOf } from '../../../src/core/deck/take-away.ts';
import { deckOf } from './compile.ts';

const ending = '<!-- .slide: data-layout="end" -->\n';
/** What is taken away from a deck with this front matter and these slides. */
function takeAway(frontMatter: string, slides = '# A slide') {
  return takeAwayOf(deckOf(`---\n${frontMatter}\n---\n${slides}\n`, { locale: 'fr' }));
}
const bytes = (text: string): number => new TextEncoder().encode(text).length;

test('the first web address of the front matter is taken away, and nothing else', () => {
  const { payload, page } = takeAway(
    'title: T\nlinks:\n  - mailto:a@example.org\n  - { label: Our page, url: "https://example.org/a" }\n  - https://example.org/b',
  );
  expect(payload).toBe('https://example.org/a');
  expect(page).toEqual({ label: 'Our page', url: 'https://example.org/a' });
});

test('without one, the first of the end slide; links elsewhere are not the project’s page', () => {
  const elsewhere = '# A\n\n[source](https://example.org/source)\n\n---\n\n';
  const own = `${elsewhere}${ending}\n## End\n\n- [Read on](https://example.org/on)`;
  expect(takeAway('title: T', own).payload).toBe('https://example.org/on');
  expect(takeAway('title: T', elsewhere).page).toBeNull();
});

test('without any, the project itself: its name, its partners, its summary', () => {
  const { payload, page } = takeAway(
    'title: T\nsubtitle: S\npeople: [A]\npartners: [P, Q]\nsummary: One line.',
  );
  expect([payload, page]).toEqual(['T\nP, Q\nOne line.', null]);
});

test('people stand for partners, and the subtitle for the summary', () => {
  const people = 'people:\n  - { name: Ada, role: Researcher }\n  - Alan';
  expect(takeAway(`title: T\nsubtitle: S\n${people}`).payload).toBe('T\nAda, Researcher · Alan\nS');
});

test('a project that says only its name is taken away as its name', () => {
  expect(takeAway('title: T').payload).toBe('T');
});

test('an address too long for a readable code gives way to the next', () => {
  const long = `https://example.org/${'a'.repeat(mostBytes)}`;
  expect(takeAway(`links: [${long}, "https://example.org/"]`).payload).toBe('https://example.org/');
  expect(takeAway(`title: T\nlinks: ["${long}"]`).payload).toBe('T');
});

test('long text is cut after a word; text without spaces anywhere', () => {
  const { payload } = takeAway(`title: ${'mot '.repeat(60)}\nsummary: ${'été '.repeat(60)}`);
  expect(payload).toMatch(/(?:mot|été)…$/);
  expect(bytes(payload)).toBeLessThanOrEqual(mostBytes);
  const { payload: chinese } = takeAway(`title: 标题\nsummary: ${'健康'.repeat(140)}`);
  expect(bytes(chinese)).toBeGreaterThan(mostBytes - 6);
  expect(bytes(chinese)).toBeLessThanOrEqual(mostBytes);
  expect(chinese).toMatch(/^标题\n(?:健康)+健?…$/);
});

test.each(['WIFI:S:net;;', 'tel:+33100', 'BEGIN:VCARD', 'javascript:alert(1)', 'SMSTO:1:2'])(
  'a name such as %s is text, not an order to the telephone',
  (name) => expect(takeAway(`title: '${name}'`).payload).toBe(`“${name}”`),
);

test('a name with a colon stays as it is', () => {
  expect(takeAway("title: 'Santé : demain'").payload).toBe('Santé\u00A0: demain');
});

test('whatever the front matter, the payload fits', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' });
  const front = { title: text, subtitle: text, summary: text, partners: fc.array(text) };
  fc.assert(
    fc.property(fc.record(front), (values) => {
      const { payload } = takeAwayOf({ ...values, people: [], links: [], slides: [] });
      expect(bytes(payload)).toBeLessThanOrEqual(mostBytes);
    }),
  );
});
