import type { Place } from '../library/located-yaml.ts';
import type { Link, Media } from './deck.ts';
import type { MediaFolder } from './media-path.ts';
import type { Report } from './report.ts';

/** What a whole deck may still cost: a bound on its compile time. */
export interface Budget {
  /** Characters of Markdown, times what may have to be tried at each. */
  effort: number;
  elements: number;
  charts: number;
  formulas: number;
  /** Characters of formulas. */
  formulaLength: number;
  /** Code to colour and to number, in characters more or less: short blocks and lines cost more than they are long. */
  code: number;
}

/** What every step of compiling a slide's content, or its notes, needs. */
export interface SlideContext {
  locale: string;
  folder: MediaFolder;
  report: Report;
  budget: Budget;
  /** See `RenderedMarkdown`. */
  locate(offset: number, ...texts: string[]): Place;
  /** Whether reveal.js loads media when their slide comes near: not so in notes. */
  lazy: boolean;
  /** Filled with what is found. */
  media: Media[];
  /** Filled with what is found. */
  links: Link[];
}
