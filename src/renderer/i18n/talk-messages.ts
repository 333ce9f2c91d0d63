import { ownLanguage } from '../../core/library/languages.ts';

/** What preparing a talk says, in one language. */
interface TalkWords {
  readonly talks: string;
  readonly talksHint: string;
  readonly noTalks: string;
  readonly newTalk: string;
  /** For a talk without a name yet, the nth. */
  readonly nameOf: (count: number) => string;
  readonly startTalk: string;
  readonly changeTalk: string;
  readonly saveTalk: string;
  readonly deleteTalk: string;
  readonly cancel: string;
  readonly name: string;
  readonly length: string;
  readonly shorter: string;
  readonly longer: string;
  readonly noLength: string;
  readonly suggested: (minutes: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly projects: (count: number) => string;
  readonly order: string;
  readonly orderHint: string;
  readonly addProjects: string;
  readonly earlier: string;
  readonly later: string;
  readonly leaveOut: string;
  /** What a button does, and to which project. */
  readonly actOn: (action: string, project: string) => string;
  readonly missing: string;
  readonly notKept: string;
  readonly fixed: string;
}

const french: TalkWords = {
  talks: 'Visites préparées',
  talksHint: 'Les projets à présenter, dans l’ordre, et le temps qu’on y passe.',
  noTalks: 'Aucune visite n’est préparée.',
  newTalk: 'Préparer une visite',
  nameOf: (count) => `Visite ${count}`,
  startTalk: 'Présenter',
  changeTalk: 'Modifier',
  saveTalk: 'Enregistrer',
  deleteTalk: 'Supprimer',
  cancel: 'Annuler',
  name: 'Nom',
  length: 'Durée',
  shorter: 'Plus courte',
  longer: 'Plus longue',
  noLength: 'Sans durée',
  suggested: (minutes) => `Conseillée\u202f: ${minutes}\u00a0min`,
  minutes: (minutes) => `${minutes}\u00a0min`,
  projects: (count) => (count === 1 ? 'Un projet' : `${count} projets`),
  order: 'Dans l’ordre',
  orderHint: 'Choisissez les projets ci-dessous, dans l’ordre où vous les présenterez.',
  addProjects: 'Ajouter',
  earlier: 'Plus tôt',
  later: 'Plus tard',
  leaveOut: 'Retirer',
  actOn: (action, project) => `${action}\u202f: ${project}`,
  missing: 'n’est plus dans la bibliothèque',
  notKept: 'Ce n’est pas enregistré. Réessayez dans un instant.',
  fixed: 'Ce n’est pas enregistré\u202f: les visites de cet écran sont fixées à son démarrage.',
};

const english: TalkWords = {
  talks: 'Prepared talks',
  talksHint: 'The projects to present, in order, and how long they take.',
  noTalks: 'No talk has been prepared.',
  newTalk: 'Prepare a talk',
  nameOf: (count) => `Talk ${count}`,
  startTalk: 'Present',
  changeTalk: 'Change',
  saveTalk: 'Save',
  deleteTalk: 'Delete',
  cancel: 'Cancel',
  name: 'Name',
  length: 'Length',
  shorter: 'Shorter',
  longer: 'Longer',
  noLength: 'No set length',
  suggested: (minutes) => `Suggested: ${minutes}\u00a0min`,
  minutes: (minutes) => `${minutes}\u00a0min`,
  projects: (count) => (count === 1 ? 'One project' : `${count} projects`),
  order: 'In this order',
  orderHint: 'Choose projects below, in the order in which you will present them.',
  addProjects: 'Add',
  earlier: 'Earlier',
  later: 'Later',
  leaveOut: 'Leave out',
  actOn: (action, project) => `${action}: ${project}`,
  missing: 'is no longer in the library',
  notKept: 'This has not been saved. Try again in a moment.',
  fixed: 'This has not been saved: the talks of this screen are fixed at its start.',
};

/** The words for a locale: its own language's, else English. */
export function talkMessagesFor(locale: string): TalkWords {
  return ownLanguage(locale) === 'fr' ? french : english;
}
