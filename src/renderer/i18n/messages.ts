/** Everything the kiosk itself says to people, in one language. */
export interface Messages {
  readonly previous: string;
  readonly next: string;
  readonly backToLoop: string;
  readonly language: string;
  readonly visitorControls: string;
  readonly progress: (slide: number, slides: number) => string;
  readonly stillThere: string;
  readonly countdown: (seconds: number) => string;
  readonly stay: string;
  readonly presenting: string;
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
  language: 'Langue',
  visitorControls: 'Lecture du projet',
  progress: (slide, slides) => `Page ${slide} sur ${slides}`,
  stillThere: 'Toujours là\u202f?',
  countdown: (seconds) =>
    seconds === 1
      ? 'La présentation reprend dans 1 seconde.'
      : `La présentation reprend dans ${seconds} secondes.`,
  stay: 'Continuer',
  presenting: 'Présentation en cours',
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
  language: 'Language',
  visitorControls: 'Reading the project',
  progress: (slide, slides) => `Page ${slide} of ${slides}`,
  stillThere: 'Still there?',
  countdown: (seconds) =>
    seconds === 1
      ? 'The presentation resumes in 1 second.'
      : `The presentation resumes in ${seconds} seconds.`,
  stay: 'Continue',
  presenting: 'Presentation in progress',
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
  return locale.toLowerCase().split('-')[0] === 'fr' ? fr : en;
}

/** A language by its own name with a capital, for example “Français”. */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
