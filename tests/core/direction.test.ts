import { expect, test } from 'vitest';
import { directionOf } from '../../src/core/direction.ts';

test.each([
  ...(['ar', 'ar-MA', 'he', 'fa', 'ur', 'az-Arab'] as const).map((tag) => [tag, 'rtl'] as const),
  ...(['fr', 'en-GB', 'zh', 'oc', 'az', 'ar-Latn', '', 'not a tag'] as const).map(
    (tag) => [tag, 'ltr'] as const,
  ),
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
