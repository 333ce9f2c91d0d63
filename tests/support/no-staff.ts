import { bareMachine } from '../../src/host/staff-machine.ts';
import type { KioskServiceOptions } from '../../src/host/kiosk-service.ts';
import { KioskSettings, nothingFixed } from '../../src/node/settings/kiosk-settings.ts';

/** A staff panel for tests that are about something else. */
export function noStaff(): KioskServiceOptions['staff'] {
  const settings = new KioskSettings(nothingFixed);
  return { settings, bundledFolder: '', machine: bareMachine, faults: () => [] };
}
