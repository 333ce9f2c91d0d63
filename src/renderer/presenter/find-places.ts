import type { Deck } from '../../core/deck/deck.ts';
import { fold } from '../../core/search/fold.ts';
import type { Talk } from '../../core/talk/talk.ts';

/** What a presenter can go to. */
export interface Places {
  /** Each once, in the order in which they are presented. */
  readonly projects: readonly Deck[];
  /** Saved talks. */
  readonly talks: readonly Talk[];
  /** The deck on stage. */
  readonly here: string;
}

/** Slides of a project that were found. */
export interface FoundProject {
  readonly deck: Deck;
  /** Its place among all, from 0. */
  readonly index: number;
  /** By their number, from 1. */
  readonly slides: readonly { readonly title: string; readonly slide: number }[];
}

/** Where Enter goes. */
export type Goal =
  | { readonly type: 'slide'; readonly deck: string; readonly slide: number }
  | { readonly type: 'talk'; readonly talk: Talk };

/** What was found of talks and projects. */
export interface Found {
  readonly talks: readonly Talk[];
  readonly projects: readonly FoundProject[];
  /** Null when nothing was typed, or found. */
  readonly goal: Goal | null;
}

/** Whether what was typed is a number, of a slide or a project. */
export function isNumber(typed: string): boolean {
  return /^\d+$/.test(fold(typed.trim()));
}

/**
 * Finds what fits what was typed: a number is a slide's of the project on stage, then a project's by its place; else it is a
 * part of the name of a talk, a project or a slide.
 */
export function findPlaces({ projects, talks, here }: Places, typed: string): Found {
  const words = fold(typed.trim());
  const all = projects.map((deck, index) => {
    const slides = deck.slides.map(({ title }, at) => ({ title, slide: at + 1 }));
    return { deck, index, slides };
  });
  if (words === '') return { talks, projects: all, goal: null };
  const number = isNumber(words) ? Number(words) : 0;
  const numbered = byNumber(all, number, here);
  if (numbered.length > 0)
    return { talks: [], projects: numbered, goal: numberedGoal(numbered, number, here) };
  const named = byName(all, words);
  const fitting = talks.filter(({ name }) => fold(name).includes(words));
  return { talks: fitting, projects: named, goal: bestOf(fitting, named, words) };
}

function byNumber(all: readonly FoundProject[], number: number, here: string): FoundProject[] {
  return all.flatMap((project) => {
    if (project.index + 1 === number) return [project];
    const slides = project.slides.filter(({ slide }) => slide === number);
    return project.deck.id === here && slides.length > 0 ? [{ ...project, slides }] : [];
  });
}

/** First of all a slide of the project on stage. */
function numberedGoal(
  numbered: readonly FoundProject[],
  number: number,
  here: string,
): Goal | null {
  const own = numbered.find(({ deck }) => deck.id === here);
  return own?.slides.some(({ slide }) => slide === number)
    ? { type: 'slide', deck: here, slide: number }
    : firstOf(numbered);
}

function byName(all: readonly FoundProject[], words: string): FoundProject[] {
  return all.flatMap((project) => {
    if (fold(project.deck.title).includes(words)) return [project];
    const slides = project.slides.filter(({ title }) => fold(title).includes(words));
    return slides.length > 0 ? [{ ...project, slides }] : [];
  });
}

/** A talk before what only has the words somewhere; a project that begins with them before all: a jump can be taken back, a start cannot. */
function bestOf(
  talks: readonly Talk[],
  named: readonly FoundProject[],
  words: string,
): Goal | null {
  const begun = named.filter(({ deck }) => fold(deck.title).startsWith(words));
  const [talk] = talks;
  return firstOf(begun) ?? (talk ? { type: 'talk', talk } : firstOf(named));
}

function firstOf([first]: readonly FoundProject[]): Goal | null {
  return first ? { type: 'slide', deck: first.deck.id, slide: first.slides[0]?.slide ?? 1 } : null;
}
