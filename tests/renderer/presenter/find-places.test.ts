import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { findPlaces } from '../../../src/renderer/presenter/find-places.ts';

const deck = (id: string, title: string, ...slides: string[]): Deck =>
  ({ id, title, slides: slides.map((each) => ({ title: each })) }) as unknown as Deck;
const projects = [
  deck('alpha', 'Alpha', 'Bienvenue', 'Suite', 'Équipe'),
  deck('beta', 'Bêta, la suite', 'Bienvenue'),
];
const talk = (name: string) => ({ name, decks: ['alpha'], minutes: 15 });
const talks = [talk('Classe de 3e'), talk('Alpha et la suite')];
const find = (typed: string, here = 'alpha') => {
  const { talks: found, projects: named, goal } = findPlaces({ projects, talks, here }, typed);
  return {
    talks: found.map(({ name }) => name),
    slides: named.flatMap(({ deck: { id }, slides }) =>
      slides.map(({ slide }) => `${id} ${slide}`),
    ),
    goal: goal && (goal.type === 'talk' ? goal.talk.name : `${goal.deck} ${goal.slide}`),
  };
};

describe('with nothing typed', () => {
  it('everything is there, and Enter goes nowhere', () => {
    expect(find(' ')).toEqual({
      talks: ['Classe de 3e', 'Alpha et la suite'],
      slides: ['alpha 1', 'alpha 2', 'alpha 3', 'beta 1'],
      goal: null,
    });
  });
});

describe('a number', () => {
  it('is a slide’s of the project on stage before a project’s, and no talk’s', () => {
    expect(find('2')).toEqual({ talks: [], slides: ['alpha 2', 'beta 1'], goal: 'alpha 2' });
  });

  it('is a project’s where the one on stage has no such slide', () => {
    expect(find('2', 'beta')).toEqual({ talks: [], slides: ['beta 1'], goal: 'beta 1' });
  });

  it('is a part of a name where it is neither', () => {
    expect(find('3', 'beta')).toEqual({
      talks: ['Classe de 3e'],
      slides: [],
      goal: 'Classe de 3e',
    });
  });
});

describe('a part of a name', () => {
  it('finds talks, projects and slides, however it is written', () => {
    expect(find('EQUIPE')).toEqual({ talks: [], slides: ['alpha 3'], goal: 'alpha 3' });
    expect(find('cla')).toEqual({ talks: ['Classe de 3e'], slides: [], goal: 'Classe de 3e' });
  });

  it('of a talk goes before a slide that has it somewhere', () => {
    expect(find('suite')).toEqual({
      talks: ['Alpha et la suite'],
      slides: ['alpha 2', 'beta 1'],
      goal: 'Alpha et la suite',
    });
  });

  it('that a project begins with goes before all: a jump can be taken back, a start cannot', () => {
    expect(find('alp')).toMatchObject({ talks: ['Alpha et la suite'], goal: 'alpha 1' });
    expect(find('alpha e')).toMatchObject({ goal: 'Alpha et la suite' });
  });

  it('of nothing finds nothing', () => {
    expect(find('zzz')).toEqual({ talks: [], slides: [], goal: null });
  });
});
