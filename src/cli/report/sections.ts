import type { Figures } from '../../core/journal/figures.ts';
import { escapeHtml } from '../escape-html.ts';
import { bar } from './charts.ts';
import type { ReportMessages } from './messages.ts';
import type { Words } from './words.ts';

/** Rows of a list; what comes after is counted. */
const mostRows = 20;

/** A part of the report: what it says, on the left; what shows it, on the right. HTML. */
export function section(title: string, says: readonly string[], shows: string): string {
  const sentences = says.filter(Boolean).map((sentence) => `<p>${sentence}</p>`);
  return `<section><div class="says"><h2>${title}</h2>${sentences.join('')}</div><div class="shows">${shows}</div></section>`;
}

/** Which projects are opened, and how they are read. */
export function attractSection({ decks }: Figures, words: Words, text: ReportMessages): string {
  const { attract } = text;
  const greatest = Math.max(1, ...decks.map(({ openings }) => openings));
  const rows = decks.slice(0, mostRows).map((deck) => {
    const { openings, touches, medianMs, finished, shown } = deck;
    const cells = [
      words.number(touches),
      openings === 0 ? '–' : words.duration(medianMs),
      openings === 0 ? '–' : words.share(finished, openings),
      words.duration(shown.ms),
    ].map((cell) => `<td>${cell}</td>`);
    const count = `<td class="count">${bar(openings / greatest)}<b>${words.number(openings)}</b></td>`;
    return `<tr><th scope="row">${words.title(deck)}</th>${count}${cells.join('')}</tr>`;
  });
  const others = decks.length - rows.length;
  const heads = [attract.openings, attract.touches, attract.reading, attract.finished];
  const columns = [attract.project, ...heads, attract.shown].map(
    (name) => `<th scope="col">${name}</th>`,
  );
  const table = `<table class="decks"><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const rest = others > 0 ? `<p class="note">${attract.others(words.number(others))}</p>` : '';
  return section(attract.title, [attract.about], table + rest);
}

/** In which languages visitors read. */
export function languageSection(figures: Figures, words: Words, text: ReportMessages): string {
  const { languages, visits } = figures;
  const say = text.languages;
  const all = languages.reduce((sum, { openings }) => sum + openings, 0);
  if (all === 0) return section(say.title, [say.none], '');
  const rows = languages.map(({ locale, openings }) => {
    const share = words.share(openings, all);
    return `<tr><th scope="row">${escapeHtml(words.language(locale))}</th><td class="count">${bar(openings / all)}<span>${say.row(words.number(openings), share)}</span></td></tr>`;
  });
  const several = words.number(visits.inSeveralLanguages);
  const about =
    visits.inSeveralLanguages === 0 ? say.oneEach : say.about(several, words.number(visits.count));
  return section(
    say.title,
    [about],
    `<table class="plain"><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** What visitors looked for and did not find. */
export function searchSection({ searches }: Figures, words: Words, text: ReportMessages): string {
  const say = text.searches;
  if (searches.count === 0) return section(say.title, [say.none], '');
  const count = say.count(words.number(searches.count));
  const greatest = Math.max(1, ...searches.words.map((each) => each.count));
  const rows = searches.words.slice(0, mostRows).map((each) => {
    const times = `<b>${words.number(each.count)}</b>`;
    return `<tr><th scope="row">${escapeHtml(each.words)}</th><td class="count">${bar(each.count / greatest)}${times}</td></tr>`;
  });
  const table = `<table class="plain"><tbody>${rows.join('')}</tbody></table>`;
  const shows = rows.length === 0 ? `<p class="note">${say.noWords}</p>` : table;
  return section(say.title, [count, say.about], shows);
}
