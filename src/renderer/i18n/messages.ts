import { directionOf } from '../../core/direction.ts';
import { isOwnLanguage, ownLanguage } from '../../core/library/languages.ts';

/** Everything the kiosk itself says to people, in one language. */
export interface Messages {
  readonly previous: string;
  readonly next: string;
  /** Ends the visit. */
  readonly backToLoop: string;
  readonly close: string;
  readonly menu: string;
  readonly projects: (count: number) => string;
  readonly themes: string;
  readonly everyTheme: string;
  readonly showMeOne: string;
  readonly onStage: string;
  readonly contents: string;
  readonly related: string;
  readonly takeAway: string;
  readonly takeAwayHint: string;
  readonly takeLinkAwayHint: string;
  readonly takeSlideAway: string;
  readonly enlarge: string;
  readonly smaller: string;
  readonly larger: string;
  readonly toLeft: string;
  readonly toRight: string;
  readonly access: string;
  readonly accessShort: string;
  readonly textSize: string;
  readonly textSizes: readonly [string, string, string];
  readonly highContrast: string;
  readonly highContrastHint: string;
  readonly calm: string;
  readonly calmHint: string;
  readonly lowReach: string;
  readonly lowReachHint: string;
  readonly readAloud: string;
  readonly stopReading: string;
  readonly volume: (percent: number) => string;
  readonly play: string;
  readonly pause: string;
  readonly backTenSeconds: string;
  readonly subtitles: string;
  readonly player: string;
  readonly language: string;
  readonly visitorControls: string;
  readonly progress: (slide: number, slides: number) => string;
  readonly stillThere: string;
  readonly countdown: (seconds: number) => string;
  readonly stay: string;
  readonly preparing: string;
  readonly invitation: string;
  /** Under the QR code that holds the project in a few words. */
  readonly keepProject: string;
  readonly codeOfProject: string;
  readonly codeOfPage: (label: string) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly closeSearch: string;
  readonly suggestions: string;
  readonly projectsFound: (projects: number) => string;
  readonly nothingFound: (words: string) => string;
  readonly tryTheme: string;
  readonly page: (slide: number) => string;
  readonly scrollUp: string;
  readonly scrollDown: string;
  readonly keyboard: string;
  readonly space: string;
  readonly backspace: string;
  readonly clear: string;
}

// Narrow no-break spaces (U+202F) before high punctuation, as French typography wants.
const fr: Messages = {
  previous: 'Précédent',
  next: 'Suivant',
  backToLoop: 'Terminer',
  close: 'Fermer',
  menu: 'Tous les projets',
  projects: (count) => (count === 1 ? 'Un projet' : `${count} projets`),
  themes: 'Thèmes',
  everyTheme: 'Tous',
  showMeOne: 'Montrez-m’en un',
  onStage: 'À l’instant à l’écran',
  contents: 'Sommaire',
  related: 'À voir ensuite',
  takeAway: 'À emporter',
  takeAwayHint:
    'Visez ce code avec l’appareil photo de votre téléphone\u202f: le texte s’y affiche, sans réseau.',
  takeLinkAwayHint:
    'Visez le code avec l’appareil photo de votre téléphone\u202f: la page s’ouvre sur celui-ci.',
  takeSlideAway: 'Le lien de cette page',
  enlarge: 'Agrandir',
  smaller: 'Plus petit',
  larger: 'Plus grand',
  toLeft: 'Vers la gauche',
  toRight: 'Vers la droite',
  access: 'Confort de lecture',
  accessShort: 'Confort',
  textSize: 'Taille du texte',
  textSizes: ['Habituelle', 'Grande', 'Très grande'],
  highContrast: 'Contraste élevé',
  highContrastHint: 'Blanc sur noir',
  calm: 'Sans mouvement',
  calmHint: 'Rien ne bouge de soi-même',
  lowReach: 'À portée de main',
  lowReachHint: 'Tout en bas de l’écran',
  readAloud: 'Lire à voix haute',
  stopReading: 'Arrêter la lecture',
  volume: (percent) => (percent === 0 ? 'Son coupé' : `Son\u202f: ${percent}\u202f%`),
  play: 'Lire le film',
  pause: 'Mettre en pause',
  backTenSeconds: 'Dix secondes en arrière',
  subtitles: 'Sous-titres',
  player: 'Film',
  language: 'Langue',
  visitorControls: 'Lecture du projet',
  progress: (slide, slides) => `Page ${slide} sur ${slides}`,
  stillThere: 'Toujours là\u202f?',
  countdown: (seconds) =>
    seconds === 1
      ? 'La présentation reprend dans 1 seconde.'
      : `La présentation reprend dans ${seconds} secondes.`,
  stay: 'Continuer',
  preparing: 'L’écran se prépare…',
  invitation: 'Touchez l’écran',
  keepProject: 'À emporter sur son téléphone',
  codeOfProject: 'Code QR\u202f: le nom du projet et son résumé',
  codeOfPage: (label) => `Code QR\u202f: ${label}`,
  search: 'Rechercher',
  searchHint: 'Un projet, un nom, un mot…',
  closeSearch: 'Fermer',
  suggestions: 'Quelques thèmes',
  projectsFound: (projects) => (projects === 1 ? '1 projet' : `${projects} projets`),
  nothingFound: (words) => `Aucun projet ne parle de «\u202f${words}\u202f».`,
  tryTheme: 'Essayez un autre mot, ou l’un de ces thèmes.',
  page: (slide) => `Page ${slide}`,
  scrollUp: 'Remonter',
  scrollDown: 'Voir la suite',
  keyboard: 'Clavier',
  space: 'Espace',
  backspace: 'Effacer une lettre',
  clear: 'Tout effacer',
};

const en: Messages = {
  previous: 'Previous',
  next: 'Next',
  backToLoop: 'Finish',
  close: 'Close',
  menu: 'All projects',
  projects: (count) => (count === 1 ? 'One project' : `${count} projects`),
  themes: 'Themes',
  everyTheme: 'All',
  showMeOne: 'Show me one',
  onStage: 'On screen just now',
  contents: 'Contents',
  related: 'See next',
  takeAway: 'Take it home',
  takeAwayHint:
    'Point your phone’s camera at this code: the text appears on it, without a network.',
  takeLinkAwayHint: 'Point your phone’s camera at the code: the page opens on it.',
  takeSlideAway: 'The link on this page',
  enlarge: 'Enlarge',
  smaller: 'Smaller',
  larger: 'Larger',
  toLeft: 'To the left',
  toRight: 'To the right',
  access: 'Reading comfort',
  accessShort: 'Comfort',
  textSize: 'Text size',
  textSizes: ['Usual', 'Large', 'Very large'],
  highContrast: 'High contrast',
  highContrastHint: 'White on black',
  calm: 'No motion',
  calmHint: 'Nothing moves by itself',
  lowReach: 'Within reach',
  lowReachHint: 'Everything at the bottom',
  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  volume: (percent) => (percent === 0 ? 'Sound off' : `Sound: ${percent}%`),
  play: 'Play the film',
  pause: 'Pause',
  backTenSeconds: 'Ten seconds back',
  subtitles: 'Subtitles',
  player: 'Film',
  language: 'Language',
  visitorControls: 'Reading the project',
  progress: (slide, slides) => `Page ${slide} of ${slides}`,
  stillThere: 'Still there?',
  countdown: (seconds) =>
    seconds === 1
      ? 'The presentation resumes in 1 second.'
      : `The presentation resumes in ${seconds} seconds.`,
  stay: 'Continue',
  preparing: 'The screen is getting ready…',
  invitation: 'Touch the screen',
  keepProject: 'Take it home on your phone',
  codeOfProject: 'QR code: the project’s name and summary',
  codeOfPage: (label) => `QR code: ${label}`,
  search: 'Search',
  searchHint: 'A project, a name, a word…',
  closeSearch: 'Close',
  suggestions: 'A few themes',
  projectsFound: (projects) => (projects === 1 ? '1 project' : `${projects} projects`),
  nothingFound: (words) => `No project mentions “${words}”.`,
  tryTheme: 'Try another word, or one of these themes.',
  page: (slide) => `Page ${slide}`,
  scrollUp: 'Scroll up',
  scrollDown: 'See more',
  keyboard: 'Keyboard',
  space: 'Space',
  backspace: 'Delete a letter',
  clear: 'Clear all',
};

/** Messages for a locale: its own language's, else English. */
export function messagesFor(locale: string): Messages {
  return ownLanguage(locale) === 'fr' ? fr : en;
}

/**
 * The attributes of what holds the kiosk's own words for a locale: English ones are laid out and read out as English, also
 * beside an Arabic deck.
 */
export function ownWords(locale: string): { lang: string; dir: 'ltr' | 'rtl' } {
  const lang = isOwnLanguage(locale) ? locale : ownLanguage(locale);
  return { lang, dir: directionOf(lang) };
}

/** The attributes of what holds an author's words. */
export function wordsIn(locale: string): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: locale, dir: directionOf(locale) };
}

/** A language by its own name with a capital, for example “Français”. */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
