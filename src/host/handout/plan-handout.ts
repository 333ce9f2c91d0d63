import path from 'node:path';
import type { HandoutWish } from '../../contract/handout.ts';
import type { Talk } from '../../core/talk/talk.ts';
import type { ShownLibrary } from '../../node/library-switch.ts';
import type { PrintTask } from '../../node/print-talk.ts';
import type { GivenTalk } from '../unfinished-talk.ts';

/** What a handout is made from. */
export interface HandoutSource {
  library: ShownLibrary;
  talks: readonly Talk[];
  /** What is being presented; null while nobody presents. */
  given: GivenTalk | null;
  /** The language that the screen wants; null where there is no screen. */
  locale: string | null;
}

/** What is to be printed: of the version that is on stage, be its folder away. Null where there is nothing of it. */
export function planHandout(
  { talk: name, notes }: HandoutWish,
  { library, talks, given, locale }: HandoutSource,
): PrintTask | null {
  const saved = name === null ? null : talks.find((talk) => talk.name === name);
  const talk = name === null ? (given?.talk ?? null) : saved;
  if (saved === undefined || (name === null && !given)) return null;
  const wanted = [...(talk?.decks ?? []), ...(name === null ? (given?.decks ?? []) : [])];
  const { decks, site } = library.library;
  const ids = [...new Set(wanted)].filter((id) => decks.some((deck) => deck.id === id));
  const [first] = ids;
  const root = first === undefined ? null : library.contentRoot(first, null);
  if (root === null || !library.playable) return null;
  const spoken = locale !== null && decks.some((deck) => deck.locale === locale) ? locale : null;
  const own = decks.filter((deck) => deck.id === first);
  const title = (own.find((deck) => deck.locale === spoken) ?? own[0])?.title;
  const house = site.title[spoken ?? site.languages[0] ?? ''];
  return {
    library: path.dirname(root),
    ...{ decks: ids, locale: spoken, notes },
    title: talk?.name ?? (ids.length === 1 ? title : house) ?? 'Vitrine',
    drawings: name === null && given ? { shape: given.shape, ink: given.ink } : null,
  };
}
