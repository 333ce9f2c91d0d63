import { ownLanguage } from '../../core/library/languages.ts';

/** What the audience's screen says while someone presents, in one language. */
interface PresenterWords {
  /** Who drives: a companion's name, or null at the screen itself. */
  readonly presentedBy: (driver: string | null) => string;
  readonly takeBackHint: string;
  readonly takeBack: string;
  readonly tools: string;
  readonly overview: string;
  readonly jump: string;
  readonly go: string;
  /** For a number that is too high. */
  readonly noPage: (number: string) => string;
  readonly black: string;
  readonly pointer: string;
  readonly spotlight: string;
  readonly pen: string;
  readonly undo: string;
  readonly clear: string;
  readonly end: string;
}

const french: PresenterWords = {
  presentedBy: (driver) =>
    driver === null ? 'Présentation en cours' : `Présentation en cours\u202f: ${driver}`,
  takeBackHint: 'L’équipe du site peut reprendre l’écran avec son code.',
  takeBack: 'Reprendre l’écran',
  tools: 'Outils de présentation',
  overview: 'Projets et pages',
  jump: 'Numéro ou nom',
  go: 'Y aller',
  noPage: (number) => `Il n’y a pas de page ${number}.`,
  black: 'Écran noir',
  pointer: 'Pointeur',
  spotlight: 'Projecteur',
  pen: 'Crayon',
  undo: 'Annuler le trait',
  clear: 'Effacer le dessin',
  end: 'Terminer la présentation',
};

const english: PresenterWords = {
  presentedBy: (driver) =>
    driver === null ? 'Presentation in progress' : `Presentation in progress: ${driver}`,
  takeBackHint: 'Staff can take the screen back with their PIN.',
  takeBack: 'Take the screen back',
  tools: 'Presentation tools',
  overview: 'Projects and pages',
  jump: 'Number or name',
  go: 'Go',
  noPage: (number) => `There is no page ${number}.`,
  black: 'Black screen',
  pointer: 'Pointer',
  spotlight: 'Spotlight',
  pen: 'Pen',
  undo: 'Undo the stroke',
  clear: 'Clear the drawing',
  end: 'End the presentation',
};

/** The words for a locale: its own language's, else English. */
export function presenterMessagesFor(locale: string): PresenterWords {
  return ownLanguage(locale) === 'fr' ? french : english;
}
