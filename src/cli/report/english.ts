import type { ReportMessages } from './messages.ts';

const plural = (count: string, one: string, many: string) =>
  count === '1' ? `${count} ${one}` : `${count} ${many}`;

/** The report in English. */
export const english: ReportMessages = {
  name: 'The screen’s journal',
  period: (from, to) => `From ${from} to ${to}`,
  oneDay: (day) => day,
  draws: (titles, openings) => {
    if (titles.length > 2) return `Several projects share the lead: ${openings} openings each.`;
    const [verb, each] = titles.length === 1 ? ['draws', ''] : ['draw', ' each'];
    return `${titles.join(' and ')} ${verb} most: ${plural(openings, 'opening', 'openings')}${each}.`;
  },
  tooEarly: 'It is too early to tell what draws people.',
  nobodyYet: 'Nobody has touched the screen yet.',
  nothingOpened: 'People touch the screen, but nobody has opened a project yet.',
  noJournal: 'The journal is still empty.',
  noJournalWhy:
    'The screen has noted nothing so far. Once it has run, this page will tell what draws people, what loses them, and when.',
  loopOnly: (time) => `The loop has played for ${time} without a visit.`,
  visits: (count, days, median) =>
    `${plural(count, 'visit', 'visits')} in ${plural(days, 'day', 'days')}. Half of them last more than ${median}.`,
  few: (count, days) =>
    `${plural(count, 'visit', 'visits')} in ${plural(days, 'day', 'days')}: too few to conclude anything. Read these figures as examples.`,
  figure: {
    visits: 'visits',
    openings: 'openings of projects',
    meanReading: 'reading per opening, on average',
    finished: 'read to the last page',
  },
  attract: {
    title: 'What draws',
    about:
      'How often visitors opened each project. “Touches while on”: the screen was touched while the loop was showing it.',
    project: 'Project',
    openings: 'Openings',
    touches: 'Touches while on',
    reading: 'Median reading',
    finished: 'Read to the end',
    shown: 'On screen, in the loop',
    others: (count) => `${plural(count, 'other project', 'other projects')}, opened less often.`,
  },
  lose: {
    title: 'What loses people',
    about:
      'One bar per page: its height tells how many readers saw it, the dark part how many stopped there.',
    worst: (title, slide, share, left) =>
      `Page ${slide} of ${title} loses most: ${share} of those who see it stop there (${left}).`,
    atSlide: (slide, left, seen) => `Most stop at page ${slide}: ${left} of ${seen}.`,
    hereAndThere: 'People stop here and there.',
    nobodyLeft: 'Nobody stopped on the way.',
    readings: (count) => plural(count, 'reading', 'readings'),
    tooFew: (least) =>
      `No project has ${least} readings yet: it is too early to tell where people stop.`,
    alsoTooFew: (count, least) =>
      `${plural(count, 'project', 'projects')} read fewer than ${least} times ${count === '1' ? 'is' : 'are'} not drawn.`,
    slide: (slide, seen, left) => `Page ${slide}: seen ${seen} times, left ${left} times`,
  },
  when: {
    title: 'When',
    busiest: (weekday, from, to, visits) =>
      `Most come on ${weekday} between ${from} and ${to}: ${plural(visits, 'visit', 'visits')}.`,
    tooFew: 'There are too few visits to tell when people come.',
    noneStandsOut: 'No hour stands out.',
    about: 'Visits by weekday and hour, over the whole period.',
    cell: (weekday, hour, visits) => `${weekday}, ${hour}: ${plural(visits, 'visit', 'visits')}`,
    hour: (hour) => `${hour}:00`,
  },
  languages: {
    oneEach: 'Each visit used one language.',
    title: 'In which language',
    about: (several, visits) =>
      `${plural(several, 'visit', 'visits')} of ${visits} used more than one language.`,
    row: (openings, share) => `${plural(openings, 'opening', 'openings')}, ${share}`,
    none: 'No project has been opened yet.',
  },
  searches: {
    title: 'Searched in vain',
    none: 'No search stayed without a result.',
    count: (count) => `${plural(count, 'search', 'searches')} found nothing.`,
    about: 'Words appear only once they were typed on three different days.',
    noWords: 'No words have been typed on three different days yet.',
  },
  basis: {
    title: 'What this page rests on',
    dataTitle: 'The data',
    data: (entries, days, loop) =>
      `${plural(entries, 'line', 'lines')} of journal over ${plural(days, 'day', 'days')}; ${loop} of loop.`,
    damaged: (lines) =>
      `${plural(lines, 'line that cannot be read was', 'lines that cannot be read were')} left out, as after a power cut.`,
    countedTitle: 'What is counted',
    counted: [
      'A visit begins with the first touch and ends when the loop comes back. Two people who follow one another without a pause count as one.',
      'When nobody touches the screen any more, reading ends with the last gesture: times are rather too short than too long.',
      'The median: half of the readings are shorter, half are longer.',
    ],
    notCountedTitle: 'What is not',
    notCounted: [
      'Who watches without touching: the screen has no camera and no microphone.',
      'Who comes: no personal data, no identifier. Somebody who comes back is one more visit.',
      'Presentations given by staff.',
    ],
  },
};
