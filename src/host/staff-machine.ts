import type { Health } from '../contract/health.ts';
import type { StaffReport } from '../contract/staff.ts';
import type { ShownLibrary } from '../node/library-switch.ts';
import type { KioskSettings } from '../node/settings/kiosk-settings.ts';

/** What the process of a host can do for the staff panel; null for what it cannot. */
export interface StaffMachine {
  /** The connected displays. */
  displays: () => StaffReport['displays'];
  restart: (() => void) | null;
  quit: (() => void) | null;
  canStartWithMachine: boolean;
  /** The newer version of Vitrine that is available, if any. */
  newerVersion: () => string | null;
}

/** A machine that does nothing for the staff panel, as for browsers. */
export const bareMachine: StaffMachine = {
  displays: () => null,
  restart: null,
  quit: null,
  canStartWithMachine: false,
  newerVersion: () => null,
};

/** What a staff panel is made of. */
export interface StaffDeskOptions {
  settings: KioskSettings;
  library: ShownLibrary;
  /** Shows another folder; see `LibrarySwitch.switchTo`. */
  showFolder: (folder: string) => Promise<boolean>;
  /** Where wrong PINs are counted through restarts. */
  failuresFile: string;
  /** Of the library that is shown when none is set. */
  bundledFolder: string;
  machine: StaffMachine;
  /** What went wrong of late, newest first. */
  faults: () => StaffReport['faults'];
}

/** What the service knows besides. */
export interface StaffService {
  health: () => Health;
  /** Monotonic time in ms. */
  now: () => number;
  version: string;
}
