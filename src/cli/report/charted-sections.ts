import type { DeckFigures } from '../../core/journal/deck-figures.ts';
import type { Figures } from '../../core/journal/figures.ts';
import { fewVisits, leastOfMost } from './enough.ts';
import { fallOffChart, heatMap, worstSlide } from './charts.ts';
import type { ReportMessages } from './messages.ts';
import { section } from './sections.ts';
import type { Words } from './words.ts';

/** With fewer readings, a deck's bars would say more than is known. */
const leastReadings = 8;
/** A slide seen less often, or by fewer than a tenth of all readers, is not named as the one that loses most. */
const leastSeen = 15;
const leastShareOfReaders = 0.1;
/** Decks that are drawn. */
const mostDrawn = 12;

/** Where readers stop, project by project. */
export function loseSection({ decks }: Figures, words: Words, text: ReportMessages): string {
  const say = text.lose;
  const least = words.number(leastReadings);
  const enough = decks.filter(({ fallOff }) => fallOff.readings >= leastReadings);
  if (enough.length === 0) return section(say.title, [say.tooFew(least)], '');
  const cards = enough.slice(0, mostDrawn).map((deck) => card(deck, words, text));
  const few = decks.filter(
    ({ fallOff }) => fallOff.readings > 0 && fallOff.readings < leastReadings,
  ).length;
  const note = few === 0 ? '' : `<p class="note">${say.alsoTooFew(words.number(few), least)}</p>`;
  const says = [worstOfAll(enough, words, text), say.about];
  return section(say.title, says, `<div class="cards">${cards.join('')}</div>${note}`);
}

function card(deck: DeckFigures, words: Words, text: ReportMessages): string {
  const say = text.lose;
  const { fallOff } = deck;
  const { seen, left, readings } = fallOff;
  const number = (value: number | undefined) => words.number(value ?? 0);
  const worst = worstSlide(left);
  const sentence =
    worst === 0
      ? left.some((count) => count > 0)
        ? say.hereAndThere
        : say.nobodyLeft
      : say.atSlide(words.number(worst), number(left[worst - 1]), number(seen[worst - 1]));
  const chart = fallOffChart(fallOff, (slide) =>
    say.slide(words.number(slide), number(seen[slide - 1]), number(left[slide - 1])),
  );
  return `<figure><figcaption><h3>${words.title(deck)}</h3><p>${say.readings(words.number(readings))}</p></figcaption>${chart}<p>${sentence}</p></figure>`;
}

/** The slide of all that loses the greatest part of those who see it; an empty text where none was seen enough. */
function worstOfAll(decks: readonly DeckFigures[], words: Words, text: ReportMessages): string {
  const readings = decks.reduce((sum, { fallOff }) => sum + fallOff.readings, 0);
  const enough = Math.max(leastSeen, leastShareOfReaders * readings);
  const slides = decks.flatMap((deck) =>
    deck.fallOff.seen.flatMap((seen, index) => {
      const left = deck.fallOff.left[index] ?? 0;
      return seen >= enough && left > 0 ? [{ deck, slide: index + 1, seen, left }] : [];
    }),
  );
  const [worst] = slides.sort((a, b) => b.left / b.seen - a.left / a.seen);
  if (!worst) return '';
  const { deck, slide, seen, left } = worst;
  const title = words.title(deck);
  const share = words.share(left, seen);
  return text.lose.worst(title, words.number(slide), share, words.number(left));
}

/** At what times visitors come. */
export function whenSection({ visits }: Figures, words: Words, text: ReportMessages): string {
  const say = text.when;
  const hour = (value: number) => say.hour(String(value));
  const most = Math.max(...visits.when.flat());
  const weekday = visits.when.findIndex((row) => row.includes(most));
  const busiest = visits.when[weekday]?.indexOf(most) ?? 0;
  const chart = heatMap(visits.when, {
    weekdays: visits.when.map((_, index) => words.weekday(index, 'short')),
    hour,
    cell: (day, at, count) => say.cell(words.weekday(day, 'long'), hour(at), words.number(count)),
  });
  const day = words.weekday(weekday, 'long');
  const isOne =
    most >= leastOfMost && visits.when.flat().filter((each) => each === most).length === 1;
  const sentence = isOne
    ? say.busiest(day, hour(busiest), hour((busiest + 1) % 24), words.number(most))
    : say.noneStandsOut;
  return section(say.title, [visits.count < fewVisits ? say.tooFew : sentence, say.about], chart);
}
