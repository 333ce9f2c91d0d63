import { ownLanguage } from '../../core/library/languages.ts';

/** What taking a talk away as a PDF says, in one language. */
interface HandoutWords {
  readonly handout: string;
  readonly handoutOf: (talk: string) => string;
  /** Of what is presented: a talk by its name, or null. */
  readonly handoutOfGiven: (talk: string | null) => string;
  readonly ofGiven: string;
  readonly ofTalk: (talk: string) => string;
  readonly pages: string;
  readonly pagesAndNotes: string;
  readonly making: string;
  readonly done: (done: number, of: number) => string;
  readonly made: string;
  readonly savedAs: string;
  readonly download: (megabytes: string) => string;
  readonly failed: Readonly<Record<'busy' | 'nothing' | 'time' | 'broken' | 'unsaved', string>>;
  readonly unreachable: string;
  readonly back: string;
}

const french: HandoutWords = {
  handout: 'PDF à emporter',
  handoutOf: (talk) => `PDF à emporter\u202f: ${talk}`,
  handoutOfGiven: (talk) => `PDF de ce qui est présenté${talk === null ? '' : `\u202f: ${talk}`}`,
  ofGiven: 'Toutes les pages des projets présentés, avec ce qui y est dessiné.',
  ofTalk: (talk) => `${talk}\u202f: toutes les pages de ses projets.`,
  pages: 'Pages seules',
  pagesAndNotes: 'Pages et notes',
  making: 'Le PDF se prépare…',
  done: (done, of) => `${done} sur ${of} pages`,
  made: 'Le PDF est prêt.',
  savedAs: 'Il est enregistré sur la machine de l’écran\u202f:',
  download: (megabytes) => `Télécharger (${megabytes}\u00a0Mo)`,
  failed: {
    busy: 'Un autre PDF se prépare, ou plusieurs viennent d’être faits. Réessayez dans une minute.',
    nothing: 'Il n’y a rien à imprimer\u202f: aucun de ces projets n’est dans la bibliothèque.',
    time: 'Le PDF prenait trop de temps. Réessayez avec moins de projets.',
    broken:
      'Le PDF n’a pas pu être fait. Réessayez\u202f; si cela dure, montrez ceci à l’équipe\u202f:',
    unsaved:
      'Le PDF n’a pas pu être enregistré sur la machine de l’écran. Montrez ceci à l’équipe\u202f:',
  },
  unreachable: 'L’écran ne répond pas. Réessayez dans un instant.',
  back: 'Retour aux visites',
};

const english: HandoutWords = {
  handout: 'PDF to take away',
  handoutOf: (talk) => `PDF to take away: ${talk}`,
  handoutOfGiven: (talk) => `PDF of what is presented${talk === null ? '' : `: ${talk}`}`,
  ofGiven: 'All pages of the projects presented, with what is drawn on them.',
  ofTalk: (talk) => `${talk}: all pages of its projects.`,
  pages: 'Pages alone',
  pagesAndNotes: 'Pages and notes',
  making: 'The PDF is being made…',
  done: (done, of) => `${done} of ${of} pages`,
  made: 'The PDF is ready.',
  savedAs: 'It is saved on the screen’s own machine:',
  download: (megabytes) => `Download (${megabytes}\u00a0MB)`,
  failed: {
    busy: 'Another PDF is being made, or several just were. Try again in a minute.',
    nothing: 'There is nothing to print: none of these projects is in the library.',
    time: 'The PDF took too long. Try again with fewer projects.',
    broken: 'The PDF could not be made. Try again; if this lasts, show this to staff:',
    unsaved: 'The PDF could not be saved on the screen’s own machine. Show this to staff:',
  },
  unreachable: 'The screen does not answer. Try again in a moment.',
  back: 'Back to the talks',
};

/** The words for a locale: its own language's, else English. */
export function handoutMessagesFor(locale: string): HandoutWords {
  return ownLanguage(locale) === 'fr' ? french : english;
}
