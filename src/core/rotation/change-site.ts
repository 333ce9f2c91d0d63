import { agendaAt } from '../schedule/agenda.ts';
import type { Site } from '../library/library.ts';
import type { Transition } from './events.ts';
import { close, followAgenda, loopLocale } from './loop-moves.ts';
import { clamp } from './moves.ts';
import { underSite } from './programme.ts';
import { settle, show } from './show.ts';
import { epochAt, type RotationState } from './state.ts';

/**
 * Puts a site's rules in force at once: times, hours, announcements and the loop's languages. What is on stage stays there,
 * in the loop in its new language; the playlist is followed from the next choice on.
 * @param locale as for `programmeOf`
 */
export function changeSite(
  state: RotationState,
  site: Site,
  locale: string | null,
  at: number,
): Transition {
  const programme = underSite(state.programme, site, locale);
  const next = state.next && underSite(state.next, site, locale);
  const agenda = agendaAt(programme.schedule, epochAt(state, at), state.clock.timeZone);
  const changed = inLoopLanguage({ ...state, programme, next, agenda }, state);
  const scheduled = followAgenda(changed, at);
  if (scheduled) return scheduled;
  if (changed.locale === state.locale) return settle(changed);
  return changed.mode === 'blank' ? close(changed, at) : show(changed, changed.position);
}

/** The loop in the language that its round now has, if that is another than before; visitors and presenters keep theirs. */
function inLoopLanguage(state: RotationState, before: RotationState): RotationState {
  const locale = loopLocale(state, state.round);
  if (locale === loopLocale(before, before.round)) return state;
  const { programme, stopped } = state;
  if (state.mode === 'loop' || state.mode === 'blank') {
    return { ...state, locale, position: clamp(programme, state.position, locale) };
  }
  if (!stopped) return state;
  return { ...state, stopped: { position: clamp(programme, stopped.position, locale), locale } };
}
