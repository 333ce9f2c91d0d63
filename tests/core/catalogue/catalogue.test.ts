import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasTag,
  projectsOf,
  relatedTo,
  suggestionFor,
  tagsOf,
  themesOf,
} from '../../../src/core/catalogue/catalogue.ts';
import { deckOf } from '../search/library.ts';

const tagged = (id: string, ...tags: string[]) => deckOf(id, { tags });
const ids = (projects: readonly { id: string }[]): string[] => projects.map(({ id }) => id);

describe('projects', () => {
  const decks = [
    deckOf('a'),
    deckOf('a', { locale: 'en' }),
    deckOf('b'),
    deckOf('c', { locale: 'en' }),
  ];

  it('are each deck once, in the wanted language or in its own first one', () => {
    const shown = projectsOf(decks, 'en').map(({ id, locale }) => `${id} ${locale}`);
    expect(shown).toEqual(['a en', 'b fr', 'c en']);
    expect(ids(projectsOf(decks, 'fr'))).toEqual(['a', 'b', 'c']);
  });
});

describe('tags', () => {
  const projects = [
    tagged('a', 'génomique', 'Santé', 'santé'),
    tagged('b', 'formation', 'sante'),
    tagged('c', 'formation'),
    tagged('d', 'robot', 'formation'),
  ];

  it('come by how many projects have them, once each, as first written', () => {
    expect(tagsOf(projects)).toEqual(['formation', 'santé', 'génomique', 'robot']);
  });

  it('are themes when several projects have them, and not all', () => {
    expect(themesOf(projects)).toEqual(['formation', 'santé']);
    expect(themesOf(projects.slice(1))).toEqual([]);
  });

  it('are at most eight themes', () => {
    const many = Array.from({ length: 20 }, (_, index) => `t${index}`);
    expect(themesOf([tagged('a', ...many), tagged('b', ...many), tagged('c')])).toHaveLength(8);
  });

  it('are the same however they are written', () => {
    expect(hasTag(tagged('a', 'Santé'), 'sante')).toBe(true);
    expect(hasTag(tagged('a', 'Santé'), 'sant')).toBe(false);
  });
});

describe('related projects', () => {
  it('share tags, and rare tags count more than common ones', () => {
    const projects = [
      tagged('here', 'soin', 'robot'),
      tagged('b', 'soin'),
      tagged('c', 'soin'),
      tagged('d', 'robot'),
      tagged('e', 'école'),
    ];
    const [here] = projects;
    if (!here) throw new Error('no project');
    expect(ids(relatedTo(here, projects, 3))).toEqual(['d', 'b', 'c']);
    expect(ids(relatedTo(here, projects, 9))).toEqual(['d', 'b', 'c', 'e']);
  });

  it('are never the project itself, nor one twice', () => {
    const tags = fc.subarray(['x', 'y', 'z']);
    fc.assert(
      fc.property(fc.array(tags, { minLength: 1, maxLength: 9 }), fc.nat(9), (all, most) => {
        const projects = all.map((each, index) => tagged(`p${index}`, ...each));
        const [first] = projects;
        const related = first ? ids(relatedTo(first, projects, most)) : [];
        expect(related).not.toContain('p0');
        expect(new Set(related).size).toBe(related.length);
        expect(related).toHaveLength(Math.min(most, projects.length - 1));
      }),
    );
  });
});

describe('a suggestion', () => {
  const projects = ['a', 'b', 'c'].map((id) => tagged(id));
  const suggested = (onStage: string, ...opened: string[]) =>
    suggestionFor(onStage, new Set(opened), projects)?.id;

  it('is the next project that the visitor has not opened, round and round', () => {
    expect(suggested('a')).toBe('b');
    expect(suggested('c')).toBe('a');
    expect(suggested('a', 'b')).toBe('c');
  });

  it('is the next one when all were opened, and the only one when there is one', () => {
    expect(suggested('b', 'a', 'b', 'c')).toBe('c');
    expect(suggestionFor('a', new Set(), projects.slice(0, 1))?.id).toBe('a');
  });
});
