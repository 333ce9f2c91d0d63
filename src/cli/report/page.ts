import type { Figures } from '../../core/journal/figures.ts';
import { escapeHtml } from '../escape-html.ts';
import type { ReportMessages } from './messages.ts';
import { attractSection, languageSection, searchSection } from './sections.ts';
import { loseSection, whenSection } from './charted-sections.ts';
import { fewVisits, leastOfMost } from './enough.ts';
import { style } from './style.ts';
import type { Words } from './words.ts';

/** What a report is made of. */
export interface ReportContent {
  figures: Figures;
  /** Lines of the journal that could not be read. */
  unreadable: number;
  words: Words;
  messages: ReportMessages;
  /** CSS that brings the fonts. */
  fonts: string;
}

/** The report: one HTML page that needs nothing else, runs no script, and can be printed. */
export function reportPage({ figures, unreadable, words, messages, fonts }: ReportContent): string {
  const sections =
    figures.visits.count === 0
      ? []
      : [
          attractSection(figures, words, messages),
          loseSection(figures, words, messages),
          whenSection(figures, words, messages),
          languageSection(figures, words, messages),
          searchSection(figures, words, messages),
        ];
  const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
  return `<!doctype html>
<html lang="${escapeHtml(words.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`Vitrine · ${messages.name}`)}</title>
<style>${fonts}${style}</style>
</head>
<body>
<header>
<p class="eyebrow"><span>${messages.name}</span><span>${period(figures, words, messages)}</span></p>
<h1>${headline(figures, words, messages)}</h1>
<p class="lead">${lead(figures, words, messages)}</p>
${keyFigures(figures, words, messages)}
</header>
<main>
${sections.join('\n')}
${basis(figures, unreadable, words, messages)}
</main>
</body>
</html>
`;
}

function period({ from, to }: Figures, words: Words, messages: ReportMessages): string {
  if (from === null || to === null) return '';
  return from === to
    ? messages.oneDay(words.day(from))
    : messages.period(words.day(from), words.day(to));
}

function headline({ entries, visits, decks }: Figures, words: Words, text: ReportMessages): string {
  if (entries === 0) return text.noJournal;
  if (visits.count === 0) return text.nobodyYet;
  const most = decks[0]?.openings ?? 0;
  if (most === 0) return text.nothingOpened;
  if (visits.count < fewVisits || most < leastOfMost) return text.tooEarly;
  const first = decks.filter(({ openings }) => openings === most);
  const titles = first.map((deck) => words.title(deck));
  return text.draws(titles, words.number(most));
}

function lead(figures: Figures, words: Words, text: ReportMessages): string {
  const { entries, visits, days, loopMs } = figures;
  if (entries === 0) return text.noJournalWhy;
  if (visits.count === 0) return text.loopOnly(words.duration(loopMs));
  const count = words.number(visits.count);
  if (visits.count < fewVisits) return text.few(count, words.number(days));
  return text.visits(count, words.number(days), words.duration(visits.medianMs));
}

function keyFigures({ visits, decks }: Figures, words: Words, text: ReportMessages): string {
  if (visits.count === 0) return '';
  const openings = decks.reduce((sum, deck) => sum + deck.openings, 0);
  const finished = decks.reduce((sum, deck) => sum + deck.finished, 0);
  const total = decks.reduce((sum, deck) => sum + deck.ms, 0);
  const figures = [
    [words.number(visits.count), text.figure.visits],
    [words.number(openings), text.figure.openings],
    [words.duration(openings === 0 ? 0 : total / openings), text.figure.meanReading],
    [words.share(finished, openings), text.figure.finished],
  ] as const;
  const rows = figures.map(([value, name]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return `<dl class="figures">${rows.join('')}</dl>`;
}

function basis(figures: Figures, unreadable: number, words: Words, text: ReportMessages): string {
  const { basis: say } = text;
  const { entries, days, loopMs } = figures;
  const data = [say.data(words.number(entries), words.number(days), words.duration(loopMs))];
  if (unreadable > 0) data.push(say.damaged(words.number(unreadable)));
  const columns = [
    [say.countedTitle, say.counted],
    [say.notCountedTitle, say.notCounted],
    [say.dataTitle, data],
  ] as const;
  const lists = columns.map(
    ([title, items]) =>
      `<div><h3>${title}</h3>${items.map((item) => `<p>${item}</p>`).join('')}</div>`,
  );
  return `<section class="basis"><h2>${say.title}</h2><div class="columns">${lists.join('')}</div></section>`;
}
