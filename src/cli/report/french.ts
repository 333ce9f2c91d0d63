import type { ReportMessages } from './messages.ts';

const plural = (count: string, one: string, many: string) =>
  count === '0' || count === '1' ? `${count} ${one}` : `${count} ${many}`;

/** The report in French. Narrow no-break spaces (U+202F) stand before high punctuation. */
export const french: ReportMessages = {
  name: 'Journal de l’écran',
  period: (from, to) => `Du ${from} au ${to}`,
  oneDay: (day) => `Le ${day}`,
  draws: (titles, openings) => {
    if (titles.length > 2)
      return `Plusieurs projets se partagent la tête\u202f: ${openings} ouvertures chacun.`;
    const [verb, each] = titles.length === 1 ? ['attire', ''] : ['attirent', ' chacun'];
    return `${titles.join(' et ')} ${verb} le plus\u202f: ${plural(openings, 'ouverture', 'ouvertures')}${each}.`;
  },
  tooEarly: 'Il est trop tôt pour dire ce qui attire.',
  nobodyYet: 'Personne n’a encore touché l’écran.',
  nothingOpened: 'On touche l’écran, mais personne n’a encore ouvert de projet.',
  noJournal: 'Le journal est encore vide.',
  noJournalWhy:
    'L’écran n’a rien noté jusqu’ici. Une fois qu’il aura tourné, cette page dira ce qui attire, ce qui fait partir, et quand.',
  loopOnly: (time) => `La boucle a tourné ${time} sans visite.`,
  visits: (count, days, median) =>
    `${plural(count, 'visite', 'visites')} en ${plural(days, 'jour', 'jours')}. La moitié dure plus de ${median}.`,
  few: (count, days) =>
    `${plural(count, 'visite', 'visites')} en ${plural(days, 'jour', 'jours')}\u202f: c’est trop peu pour conclure. Lisez ces chiffres comme des exemples.`,
  figure: {
    visits: 'visites',
    openings: 'ouvertures de projets',
    meanReading: 'de lecture par ouverture, en moyenne',
    finished: 'lues jusqu’à la dernière page',
  },
  attract: {
    title: 'Ce qui attire',
    about:
      'Combien de fois chaque projet a été ouvert par un visiteur. «\u202fTouches à son passage\u202f»\u202f: l’écran a été touché pendant que la boucle le montrait.',
    project: 'Projet',
    openings: 'Ouvertures',
    touches: 'Touches à son passage',
    reading: 'Lecture médiane',
    finished: 'Lu jusqu’au bout',
    shown: 'À l’écran, dans la boucle',
    others: (count) => `${plural(count, 'autre projet', 'autres projets')}, moins souvent ouverts.`,
  },
  lose: {
    title: 'Ce qui fait partir',
    about:
      'Une barre par page\u202f: sa hauteur dit combien de lecteurs l’ont vue, la part sombre combien se sont arrêtés là.',
    worst: (title, slide, share, left) =>
      `C’est à la page ${slide} de ${title} que l’on part le plus\u202f: ${share} de ceux qui la voient s’arrêtent là (${left}).`,
    atSlide: (slide, left, seen) => `On s’arrête surtout page ${slide}\u202f: ${left} sur ${seen}.`,
    hereAndThere: 'On s’arrête un peu partout.',
    nobodyLeft: 'Personne ne s’est arrêté en route.',
    readings: (count) => plural(count, 'lecture', 'lectures'),
    tooFew: (least) =>
      `Aucun projet n’a encore ${least} lectures\u202f: il est trop tôt pour dire où l’on s’arrête.`,
    alsoTooFew: (count, least) =>
      `${plural(count, 'projet, lu', 'projets, lus')} moins de ${least} fois, ${count === '1' ? 'n’est pas dessiné' : 'ne sont pas dessinés'}.`,
    slide: (slide, seen, left) => `Page ${slide}\u202f: vue ${seen} fois, ${left} départs`,
  },
  when: {
    title: 'Quand',
    busiest: (weekday, from, to, visits) =>
      `C’est le ${weekday} entre ${from} et ${to} que l’on vient le plus\u202f: ${plural(visits, 'visite', 'visites')}.`,
    tooFew: 'Il y a trop peu de visites pour dire quand on vient.',
    noneStandsOut: 'Aucune heure ne se détache.',
    about: 'Visites par jour de la semaine et par heure, sur toute la période.',
    cell: (weekday, hour, visits) =>
      `${weekday}, ${hour}\u202f: ${plural(visits, 'visite', 'visites')}`,
    hour: (hour) => `${hour}\u202fh`,
  },
  languages: {
    oneEach: 'Chaque visite s’est faite en une seule langue.',
    title: 'En quelle langue',
    about: (several, visits) =>
      `${plural(several, 'visite sur', 'visites sur')} ${visits} ${several === '0' || several === '1' ? 's’est faite' : 'se sont faites'} en plusieurs langues.`,
    row: (openings, share) => `${plural(openings, 'ouverture', 'ouvertures')}, ${share}`,
    none: 'Aucun projet n’a encore été ouvert.',
  },
  searches: {
    title: 'Cherché en vain',
    none: 'Aucune recherche n’est restée sans résultat.',
    count: (count) => `${plural(count, 'recherche n’a', 'recherches n’ont')} rien trouvé.`,
    about: 'Les mots apparaissent seulement s’ils ont été tapés trois jours différents.',
    noWords: 'Aucun mot n’a encore été tapé trois jours différents.',
  },
  basis: {
    title: 'Sur quoi repose cette page',
    dataTitle: 'Les données',
    data: (entries, days, loop) =>
      `${plural(entries, 'ligne', 'lignes')} de journal sur ${plural(days, 'jour', 'jours')}\u202f; ${loop} de boucle.`,
    damaged: (lines) =>
      `${plural(lines, 'ligne illisible a été laissée', 'lignes illisibles ont été laissées')} de côté, par exemple après une coupure de courant.`,
    countedTitle: 'Ce qui est compté',
    counted: [
      'Une visite commence au premier contact et finit quand la boucle reprend. Deux personnes qui se suivent sans attendre comptent pour une.',
      'Quand personne ne touche plus l’écran, la lecture s’arrête au dernier geste\u202f: les temps sont plutôt sous-estimés.',
      'La médiane\u202f: la moitié des lectures est plus courte, l’autre plus longue.',
    ],
    notCountedTitle: 'Ce qui ne l’est pas',
    notCounted: [
      'Qui regarde sans toucher\u202f: l’écran n’a ni caméra ni micro.',
      'Qui vient\u202f: aucune donnée personnelle, aucun identifiant. Une personne qui revient est une visite de plus.',
      'Les présentations faites par l’équipe.',
    ],
  },
};
