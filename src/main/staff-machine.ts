import { app } from 'electron';
import { chooseDisplay, sizeOf } from '../core/settings/choose-display.ts';
import type { StaffMachine } from '../host/staff-machine.ts';
import { connectedDisplays } from './kiosk-display.ts';

/**
 * What this process can do for the staff panel.
 *
 * @param wanted the display that the site or a setting names
 * @param restart ends the app, and begins it anew
 * @param newerVersion of Vitrine, that is available
 */
export function staffMachine(
  wanted: () => string | null,
  restart: () => void,
  newerVersion: () => string | null,
): StaffMachine {
  return {
    displays: () => {
      const connected = connectedDisplays();
      const chosen = chooseDisplay(wanted(), connected)?.display;
      return connected.map((display) => {
        const size = sizeOf(display);
        const name = display.label.trim() || size;
        return { name, size, isPrimary: display.primary, isChosen: display === chosen };
      });
    },
    restart,
    quit: () => app.quit(),
    canStartWithMachine: true,
    newerVersion,
  };
}
