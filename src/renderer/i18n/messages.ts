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
