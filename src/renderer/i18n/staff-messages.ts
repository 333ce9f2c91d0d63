import type { SettingProblem } from '../../contract/staff.ts';
import { ownLanguage } from '../../core/library/languages.ts';

/** What the staff panel says, in one language. */
export interface StaffMessages {
  readonly staff: string;
  readonly leave: string;
  // The door.
  readonly enterPin: string;
  readonly choosePin: string;
  readonly choosePinHint: string;
  readonly repeatPin: string;
  readonly changePin: string;
  readonly pinWrong: string;
  readonly pinWeak: string;
  readonly pinDiffers: string;
  readonly pinRefused: string;
  readonly pinForgotten: string;
  readonly waitFor: (seconds: number) => string;
  readonly digits: (count: number) => string;
  readonly erase: string;
  readonly confirm: string;
  // Sections.
  readonly now: string;
  readonly content: string;
  readonly screen: string;
  readonly hours: string;
  readonly announcements: string;
  readonly health: string;
  // Now.
  readonly onScreen: string;
  readonly slideOf: (slide: number, slides: number) => string;
  readonly next: string;
  readonly closed: string;
  readonly inTurn: string;
  readonly putBetween: string;
  readonly announcedUntil: (time: string) => string;
  readonly stopgap: string;
  readonly atItsTimes: string;
  readonly present: string;
  readonly presentHint: string;
  readonly restart: string;
  readonly quit: string;
  readonly restartAsk: string;
  readonly quitAsk: string;
  readonly cancel: string;
  // Content.
  readonly library: string;
  readonly bundledLibrary: string;
  readonly isAway: string;
  readonly decks: (count: number) => string;
  readonly chooseFolder: string;
  readonly useThisFolder: string;
  readonly useBundled: string;
  readonly upwards: string;
  readonly noFolders: string;
  readonly findings: (errors: number, warnings: number) => string;
  readonly noFindings: string;
  readonly error: string;
  readonly warning: string;
  readonly recheck: string;
  readonly versions: string;
  readonly versionsHint: string;
  readonly noVersions: string;
  readonly isOnStage: string;
  readonly isPinned: string;
  readonly isDamaged: string;
  readonly useVersion: string;
  readonly follow: string;
  // Screen.
  readonly asSite: (value: string) => string;
  readonly language: string;
  readonly volume: string;
  readonly mute: string;
  readonly idle: string;
  readonly idleHint: string;
  readonly presenterSilence: string;
  readonly presenterSilenceHint: string;
  readonly display: string;
  readonly mainDisplay: string;
  readonly diagonal: string;
  readonly diagonalHint: string;
  readonly startWithMachine: string;
  readonly startWithMachineHint: string;
  readonly remote: string;
  readonly remoteHint: string;
  readonly isFixed: (by: 'environment' | 'option') => string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hoursLong: (count: number) => string;
  // Hours.
  readonly alwaysOpen: string;
  readonly ownHours: string;
  readonly hoursOfSite: string;
  readonly open: string;
  readonly closedDay: string;
  readonly from: string;
  readonly to: string;
  readonly earlier: string;
  readonly later: string;
  readonly likeMonday: string;
  readonly wakeOnTouch: string;
  readonly wakeOnTouchHint: string;
  // Announcements.
  readonly announce: string;
  readonly announcementsHint: string;
  readonly noAnnouncements: string;
  readonly whichDeck: string;
  readonly howLong: string;
  readonly untilTonight: string;
  readonly untilTomorrow: string;
  readonly remove: string;
  readonly ofTheSite: string;
  // Health.
  readonly allWell: string;
  readonly notWell: string;
  readonly runningFor: (time: string) => string;
  readonly version: (version: string) => string;
  readonly inMemory: string;
  readonly faults: string;
  readonly noFaults: string;
  /** Why something was not done. */
  readonly problems: Readonly<Record<SettingProblem | 'failed', string>>;
}

// Narrow no-break spaces (U+202F) before high punctuation, as French typography wants.
const fr: StaffMessages = {
  staff: 'Équipe du site',
  leave: 'Fermer',
  enterPin: 'Code de l’équipe',
  choosePin: 'Choisissez le code de l’équipe',
  choosePinHint: 'De 4 à 12 chiffres. Il ouvre ces réglages\u202f; ne le notez pas sur l’écran.',
  repeatPin: 'Encore une fois, pour vérifier',
  changePin: 'Changer le code',
  pinWrong: 'Ce n’est pas le code.',
  pinWeak: 'Ce code se devine trop vite. Choisissez-en un autre.',
  pinDiffers: 'Les deux codes diffèrent. Recommencez.',
  pinRefused: 'Le premier code se choisit sur l’écran lui-même.',
  pinForgotten: 'Code oublié\u202f? La personne qui a installé l’écran peut l’effacer.',
  waitFor: (seconds) =>
    seconds < 120
      ? `Trop d’essais. Attendez ${seconds}\u00a0s.`
      : `Trop d’essais. Attendez ${Math.ceil(seconds / 60)}\u00a0minutes.`,
  digits: (count) => (count === 1 ? '1 chiffre' : `${count} chiffres`),
  erase: 'Effacer',
  confirm: 'Valider',
  now: 'En ce moment',
  content: 'Contenu',
  screen: 'Écran',
  hours: 'Horaires',
  announcements: 'Annonces',
  health: 'État',
  onScreen: 'À l’écran',
  slideOf: (slide, slides) => `Page ${slide} sur ${slides}`,
  next: 'Ensuite',
  closed: 'Fermé',
  inTurn: 'à son tour',
  putBetween: 'intercalé',
  announcedUntil: (time) => `annonce, jusqu’à ${time}`,
  stopgap: 'hors de ses heures, faute d’autre projet',
  atItsTimes: 'à ses heures',
  present: 'Présenter',
  presentHint: 'La boucle s’arrête jusqu’à la fin de la présentation',
  restart: 'Redémarrer',
  quit: 'Quitter',
  restartAsk: 'Redémarrer Vitrine maintenant\u202f?',
  quitAsk: 'Quitter Vitrine\u202f? L’écran restera sans présentation.',
  cancel: 'Annuler',
  library: 'Dossier des projets',
  bundledLibrary: 'Les projets fournis avec Vitrine',
  isAway: 'Ce dossier n’est pas accessible\u202f: la dernière version reste à l’écran.',
  decks: (count) => (count === 1 ? '1 projet' : `${count} projets`),
  chooseFolder: 'Choisir un dossier',
  useThisFolder: 'Montrer ce dossier',
  useBundled: 'Projets fournis',
  upwards: 'Dossier parent',
  noFolders: 'Aucun dossier ici.',
  findings: (errors, warnings) =>
    [
      errors === 0 ? '' : errors === 1 ? '1 erreur' : `${errors} erreurs`,
      warnings === 0 ? '' : warnings === 1 ? '1 remarque' : `${warnings} remarques`,
    ]
      .filter(Boolean)
      .join(', '),
  noFindings: 'Rien à signaler.',
  error: 'Erreur',
  warning: 'Remarque',
  recheck: 'Relire le dossier',
  versions: 'Versions',
  versionsHint:
    'Chaque contenu valable est gardé. En choisir un ancien arrête les mises à jour jusqu’à ce que l’on suive de nouveau le dossier.',
  noVersions: 'Aucune version n’est encore gardée.',
  isOnStage: 'à l’écran',
  isPinned: 'choisie',
  isDamaged: 'endommagée',
  useVersion: 'Montrer cette version',
  follow: 'Suivre de nouveau le dossier',
  asSite: (value) => `Comme le site (${value})`,
  language: 'Langue de la boucle',
  volume: 'Son des films',
  mute: 'Coupé',
  idle: 'Retour à la boucle',
  idleHint: 'Quand plus personne ne touche l’écran',
  presenterSilence: 'Fin d’une présentation oubliée',
  presenterSilenceHint: 'Quand plus personne ne présente',
  display: 'Moniteur',
  mainDisplay: 'Le principal',
  diagonal: 'Taille de l’écran',
  diagonalHint: 'En diagonale\u202f; elle décide de la taille des boutons',
  startWithMachine: 'Démarrer avec la machine',
  startWithMachineHint: 'À l’ouverture de la session',
  remote: 'Télécommande',
  remoteHint: 'Présenter depuis un téléphone du réseau local',
  isFixed: (by) =>
    by === 'option' ? 'Imposé par la ligne de commande' : 'Imposé par une variable d’environnement',
  seconds: (count) => `${count}\u00a0s`,
  minutes: (count) => `${count}\u00a0min`,
  hoursLong: (count) => `${count}\u00a0h`,
  alwaysOpen: 'Toujours ouvert',
  ownHours: 'Horaires propres',
  hoursOfSite: 'Comme le site',
  open: 'Ouvert',
  closedDay: 'Fermé',
  from: 'De',
  to: 'à',
  earlier: 'Plus tôt',
  later: 'Plus tard',
  likeMonday: 'Comme lundi, jusqu’à vendredi',
  wakeOnTouch: 'Réveil au toucher',
  wakeOnTouchHint: 'Hors horaires, toucher l’écran l’allume',
  announce: 'Annoncer un projet',
  announcementsHint: 'Le projet annoncé passe seul, à la place de la boucle.',
  noAnnouncements: 'Aucune annonce.',
  whichDeck: 'Quel projet\u202f?',
  howLong: 'Jusqu’à quand\u202f?',
  untilTonight: 'Ce soir',
  untilTomorrow: 'Demain soir',
  remove: 'Retirer',
  ofTheSite: 'prévue par le site',
  allWell: 'Tout va bien',
  notWell: 'L’écran ne se montre pas comme il faut',
  runningFor: (time) => `En marche depuis ${time}`,
  version: (version) => `Vitrine ${version}`,
  inMemory: 'Les réglages ne peuvent pas être enregistrés\u202f: ils valent jusqu’à l’arrêt.',
  faults: 'Derniers incidents',
  noFaults: 'Aucun incident.',
  problems: {
    fixed: 'Ce réglage est imposé au démarrage\u202f: il ne se change pas ici.',
    missing: 'Ce dossier n’existe plus, ou ne peut pas être lu.',
    unplayable: 'Rien dans ce dossier ne peut être montré\u202f: l’ancien reste à l’écran.',
    unable: 'Cette machine ne le permet pas.',
    failed: 'Cela n’a pas pu se faire. Réessayez dans un instant.',
  },
};

const en: StaffMessages = {
  staff: 'Site staff',
  leave: 'Close',
  enterPin: 'Staff PIN',
  choosePin: 'Choose the staff PIN',
  choosePinHint: '4 to 12 digits. It opens these settings; do not write it on the screen.',
  repeatPin: 'Once more, to be sure',
  changePin: 'Change the PIN',
  pinWrong: 'That is not the PIN.',
  pinWeak: 'This PIN is guessed too quickly. Choose another.',
  pinDiffers: 'The two PINs differ. Start again.',
  pinRefused: 'The first PIN is chosen at the screen itself.',
  pinForgotten: 'Forgotten? Whoever installed the screen can erase it.',
  waitFor: (seconds) =>
    seconds < 120
      ? `Too many tries. Wait ${seconds} s.`
      : `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes.`,
  digits: (count) => (count === 1 ? '1 digit' : `${count} digits`),
  erase: 'Erase',
  confirm: 'Confirm',
  now: 'Right now',
  content: 'Content',
  screen: 'Screen',
  hours: 'Opening hours',
  announcements: 'Announcements',
  health: 'Health',
  onScreen: 'On screen',
  slideOf: (slide, slides) => `Page ${slide} of ${slides}`,
  next: 'Next',
  closed: 'Closed',
  inTurn: 'in turn',
  putBetween: 'put between',
  announcedUntil: (time) => `announced, until ${time}`,
  stopgap: 'outside its times, as no other is due',
  atItsTimes: 'at its times',
  present: 'Present',
  presentHint: 'The loop stops until the presentation ends',
  restart: 'Restart',
  quit: 'Quit',
  restartAsk: 'Restart Vitrine now?',
  quitAsk: 'Quit Vitrine? The screen will show nothing.',
  cancel: 'Cancel',
  library: 'Projects’ folder',
  bundledLibrary: 'The projects that come with Vitrine',
  isAway: 'This folder cannot be reached: the last version stays on screen.',
  decks: (count) => (count === 1 ? '1 project' : `${count} projects`),
  chooseFolder: 'Choose a folder',
  useThisFolder: 'Show this folder',
  useBundled: 'Bundled projects',
  upwards: 'Parent folder',
  noFolders: 'No folder here.',
  findings: (errors, warnings) =>
    [
      errors === 0 ? '' : errors === 1 ? '1 error' : `${errors} errors`,
      warnings === 0 ? '' : warnings === 1 ? '1 warning' : `${warnings} warnings`,
    ]
      .filter(Boolean)
      .join(', '),
  noFindings: 'Nothing to report.',
  error: 'Error',
  warning: 'Warning',
  recheck: 'Read the folder again',
  versions: 'Versions',
  versionsHint:
    'Every good content is kept. Choosing an older one stops updates until the folder is followed again.',
  noVersions: 'No version is kept yet.',
  isOnStage: 'on screen',
  isPinned: 'chosen',
  isDamaged: 'damaged',
  useVersion: 'Show this version',
  follow: 'Follow the folder again',
  asSite: (value) => `As the site (${value})`,
  language: 'Language of the loop',
  volume: 'Sound of films',
  mute: 'Off',
  idle: 'Back to the loop',
  idleHint: 'When nobody touches the screen any more',
  presenterSilence: 'End of a forgotten presentation',
  presenterSilenceHint: 'When nobody presents any more',
  display: 'Display',
  mainDisplay: 'The main one',
  diagonal: 'Screen size',
  diagonalHint: 'Across its diagonal; it decides how large buttons are',
  startWithMachine: 'Start with the machine',
  startWithMachineHint: 'When the session opens',
  remote: 'Remote',
  remoteHint: 'Present from a phone on the local network',
  isFixed: (by) => (by === 'option' ? 'Set by the command line' : 'Set by an environment variable'),
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hoursLong: (count) => `${count} h`,
  alwaysOpen: 'Always open',
  ownHours: 'Own hours',
  hoursOfSite: 'As the site',
  open: 'Open',
  closedDay: 'Closed',
  from: 'From',
  to: 'to',
  earlier: 'Earlier',
  later: 'Later',
  likeMonday: 'Like Monday, until Friday',
  wakeOnTouch: 'Wake on touch',
  wakeOnTouchHint: 'Outside opening hours, a touch lights the screen',
  announce: 'Announce a project',
  announcementsHint: 'An announced project plays alone, in the loop’s place.',
  noAnnouncements: 'No announcement.',
  whichDeck: 'Which project?',
  howLong: 'Until when?',
  untilTonight: 'Tonight',
  untilTomorrow: 'Tomorrow night',
  remove: 'Remove',
  ofTheSite: 'planned by the site',
  allWell: 'All is well',
  notWell: 'The screen is not shown as it should be',
  runningFor: (time) => `Running for ${time}`,
  version: (version) => `Vitrine ${version}`,
  inMemory: 'Settings cannot be saved: they hold until Vitrine stops.',
  faults: 'Last incidents',
  noFaults: 'No incident.',
  problems: {
    fixed: 'This is set at the start: it cannot be changed here.',
    missing: 'This folder is gone, or cannot be read.',
    unplayable: 'Nothing in this folder can be shown: the former one stays on screen.',
    unable: 'This machine does not allow it.',
    failed: 'That could not be done. Try again in a moment.',
  },
};

/** The staff panel's words for a locale: its own language's, else English. */
export function staffMessagesFor(locale: string): StaffMessages {
  return ownLanguage(locale) === 'fr' ? fr : en;
}
