import type { StaffReport } from '../../contract/staff.ts';
import type { Presenting } from '../state/presenting.svelte.ts';
import type { Painted, Screen } from '../state/screen.svelte.ts';
import type { StaffDesk } from './staff-desk.svelte.ts';

/** What every section of the staff panel is given. */
export interface SectionProperties {
  desk: StaffDesk;
  report: StaffReport;
  screen: Screen;
  presenting: Presenting;
  painted: Painted;
  /** The panel's own language. */
  locale: string;
  /** Closes the panel. */
  onclose: () => void;
}
