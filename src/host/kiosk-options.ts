import type { Fault, Snapshot, Start } from '../contract/kiosk-api.ts';
import type { Presentation, PresenterView, Unfinished } from '../contract/presentation.ts';
import type { TitledNote } from '../core/journal/entries.ts';
import type { Library } from '../core/library/library.ts';
import type { ShownLibrary } from '../node/library-switch.ts';
import type { HandoutOptions } from './handout/handout-desk.ts';
import type { StaffDeskOptions } from './staff-machine.ts';

/** What a host is made of. */
export interface KioskServiceOptions {
  library: ShownLibrary;
  /** Settings, and what staff may do; null where there is no staff. */
  staff: Omit<StaffDeskOptions, 'library'> | null;
  /** How talks become PDFs; they do not unless given. */
  handouts?: HandoutOptions;
  /** How every screen starts. */
  start: Omit<Start, 'resume'>;
  /** What the host's own screen showed before this process began, if it is to go on there. */
  resume?: Snapshot | null;
  /** What someone presented then, if it is to go on. */
  unfinished?: Unfinished | null;
  /** Vitrine's own version. */
  version: string;
  /** True where this process opens a window of its own, so that having no screen is a fault. */
  ownsScreen: boolean;
  /** Monotonic time in ms. */
  now: () => number;
  /** What of the library screens get; all of it unless given. */
  offer?: (library: Library) => Library;
  /** Hears which deck the first screen is about to make ready. */
  onDeck?: (deck: string) => void;
  /** Hears what went wrong on a screen, and the deck of the library it went wrong with, if one did. */
  onFault: (fault: Fault, deck: string | null) => void;
  /** Hears of each slide that comes on stage: its deck. */
  onSlide?: (deck: string) => void;
  /** Hears what the first screen shows, at least every 5 s. */
  onSnapshot?: (snapshot: Snapshot) => void;
  /** Hears each library as it comes, and again when settings change what applies to it. */
  onLibrary?: (library: Library) => void;
  /** Hears what the screen that companions drive tells them; null when it is gone. */
  onPresentation?: (presentation: Presentation | null) => void;
  /** How the presenter view is that this process opens; it opens none unless given. */
  presenterView?: () => PresenterView;
  /** Hears what there is to go on with should this process end now: null while nobody presents on the host's own screen. */
  onUnfinished?: (unfinished: Unfinished | null) => void;
  /** Hears what was shown and touched, for the journal. */
  onJournal?: (notes: readonly TitledNote[]) => void;
}
