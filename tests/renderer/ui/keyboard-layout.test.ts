import { describe, expect, it } from 'vitest';
import { hasOwnScript, keyboardFor } from '../../../src/renderer/ui/keyboard-layout.ts';

const locales = ['fr', 'en', 'de', 'es', 'it', 'pt', 'tr', 'el', 'ru', 'uk', 'ar', 'he', 'ja', '?'];
const shapes = locales.flatMap((locale) => [true, false].map((isWide) => ({ locale, isWide })));

function written(locale: string, isWide = true, latin = false): string[] {
  return keyboardFor(locale, isWide, latin).rows.map((keys) =>
    keys.map(({ kind, text }) => (kind === 'character' ? text : '')).join(''),
  );
}

describe('the keyboard', () => {
  it('is AZERTY in French, QWERTY in English, QWERTZ in German, whatever the region', () => {
    expect(written('fr-CA')[1]).toMatch(/^azertyuiop/);
    expect(written('en-GB')[1]).toMatch(/^qwertyuiop/);
    expect(written('de-AT')[1]).toMatch(/^qwertzuiop/);
  });

  it.each([true, false])('has all that French and its names need (wide: %s)', (isWide) => {
    const keys = written('fr', isWide).join('');
    for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789éèàçùœ’-') expect(keys).toContain(sign);
  });

  it('is QWERTY where a language cannot be written by keys alone', () => {
    expect(written('ja')[1]).toMatch(/^qwerty/);
    expect(written('')[1]).toMatch(/^qwerty/);
  });

  it('has a language’s own script, and Latin letters at one touch', () => {
    expect(written('ar')[1]).toMatch(/^ضصثق/);
    expect(written('ru')[1]).toMatch(/^йцуке/);
    expect(hasOwnScript('el')).toBe(true);
    expect(hasOwnScript('tr')).toBe(false);
    expect(written('ar', true, true)[1]).toMatch(/^qwerty/);
    const script = (latin: boolean) =>
      keyboardFor('ru', true, latin)
        .rows.flat()
        .find(({ kind }) => kind === 'script')?.text;
    expect([script(false), script(true)]).toEqual(['ABC', 'йцу']);
  });

  it.each(shapes)('has each key once, in rows that fit: $locale, wide $isWide', (shape) => {
    const { rows, columns } = keyboardFor(shape.locale, shape.isWide);
    const keys = rows.flat();
    expect(new Set(keys.map(({ kind, text }) => kind + text)).size).toBe(keys.length);
    for (const row of rows) {
      expect(row.reduce((sum, { cells }) => sum + cells, 0)).toBeLessThanOrEqual(columns);
    }
    expect(rows).toHaveLength(shape.isWide ? 4 : 5);
    expect(columns).toBeLessThanOrEqual(15);
    const cells = (kind: string) => keys.find((key) => key.kind === kind)?.cells;
    expect(cells('space')).toBeGreaterThanOrEqual(2);
    expect([cells('backspace'), cells('clear')]).not.toContain(undefined);
  });
});
