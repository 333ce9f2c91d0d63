import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandlers } from '../contract/dispatcher.ts';
import { staffRequests, type Door, type SettingProblem } from '../contract/staff.ts';
import { KioskError } from '../contract/wire.ts';
import { settingKeys, type SettingKey, type Settings } from '../core/settings/settings.ts';
import { PinLock } from '../node/settings/pin-lock.ts';
import { listFolders } from './staff-folders.ts';
import type { StaffDeskOptions, StaffService } from './staff-machine.ts';
import { makeReport } from './staff-report.ts';

/** In ms: how long staff wait to hear that a folder is of no use. A large one is prepared for longer, and shown then. */
const longestLook = 8_000;
/** In ms: how long an open door waits for someone to do something. */
const longestPause = 10 * 60_000;

type StaffHandlers = Pick<RequestHandlers, keyof typeof staffRequests>;

/** One screen's staff panel. */
export interface StaffPanel {
  handlers: StaffHandlers;
  /** Shuts the door. */
  close: () => void;
  /** @throws while the door is closed */
  requireOpen: () => void;
  /** As `requireOpen`; the door stays open for longer, since someone does something. */
  touch: () => void;
}

/** The panel of a screen where there is no staff: it opens to nobody. */
export const noPanel: StaffPanel = {
  handlers: Object.fromEntries(
    Object.keys(staffRequests).map((name) => [name, refuseStaff]),
  ) as unknown as StaffHandlers,
  close: () => undefined,
  requireOpen: refuseStaff,
  touch: refuseStaff,
};

function refuseStaff(): never {
  throw new KioskError('staff-only', 'This host has no staff panel.');
}

/** The host's side of the staff panel: the door with its PIN, the report, and what staff may do. */
export class StaffDesk {
  readonly #options: StaffDeskOptions;
  readonly #service: StaffService;
  readonly #lock: PinLock;

  constructor(options: StaffDeskOptions, service: StaffService) {
    this.#options = options;
    this.#service = service;
    const { settings, failuresFile } = options;
    this.#lock = new PinLock({ settings, failuresFile, now: service.now });
  }

  /**
   * Opens a panel for one screen, its door shut.
   *
   * @param isLocal whether the screen is one of this machine's own: Electron's window, or a page that came over loopback
   */
  openFor(isLocal: boolean): StaffPanel {
    const { settings, library, machine } = this.#options;
    const { now } = this.#service;
    let openedAt: number | null = null;
    const isOpen = () => openedAt !== null && now() - openedAt < longestPause;
    const requireOpen = () => {
      if (!isOpen()) throw new KioskError('staff-only', 'The door to the staff panel is shut.');
    };
    const touch = () => {
      requireOpen();
      openedAt = now();
    };
    const close = () => (openedAt = null);
    const handlers: StaffHandlers = {
      getDoor: async (): Promise<Door> => ({
        isPinSet: settings.pin !== null,
        isOpen: isOpen(),
        waitSeconds: await this.#lock.waitSeconds(),
        mayBeSet: isLocal && settings.takesFirstPin,
      }),
      enterStaff: async ({ pin }) => {
        const verdict = await this.#lock.enter(pin);
        if (verdict.outcome === 'open') openedAt = now();
        return verdict;
      },
      setPin: async ({ pin }) => {
        if (!isLocal && !isOpen()) return { outcome: 'refused' };
        const outcome = await this.#lock.set(pin, isOpen);
        if (outcome === 'open') openedAt = now();
        return { outcome };
      },
      leaveStaff: () => {
        touch();
        close();
        return undefined;
      },
      getStaffReport: () => {
        requireOpen();
        return makeReport(this.#options, this.#service, isLocal);
      },
      changeSettings: async ({ patch }) => {
        touch();
        return { problems: await this.#change(patch) };
      },
      useVersion: async ({ revision }) => {
        touch();
        await library.pin(revision);
        return undefined;
      },
      listFolders: ({ path }) => {
        touch();
        if (!isLocal) throw new Error('Folders are listed on the machine itself only.');
        return listFolders(path);
      },
      doStaffAction: async ({ action }) => {
        touch();
        if (action === 'recheck') await library.reload();
        else if (machine[action]) machine[action]();
        else throw new Error(`This host cannot ${action}.`);
        return undefined;
      },
    };
    return { handlers, close, requireOpen, touch };
  }

  async #change(patch: Partial<Settings>): Promise<Partial<Record<SettingKey, SettingProblem>>> {
    const { settings, machine } = this.#options;
    const problems: Partial<Record<SettingKey, SettingProblem>> = {};
    for (const key of settingKeys) {
      if (!(key in patch)) continue;
      if (key in settings.fixed.by) problems[key] = 'fixed';
      else if (key === 'startWithMachine' && !machine.canStartWithMachine) problems[key] = 'unable';
    }
    if (patch.slides !== undefined && !problems.slides) {
      const problem = await this.#changeFolder(patch.slides);
      if (problem) problems.slides = problem;
    }
    const changed = Object.entries(patch).filter(([key]) => !(key in problems));
    if (changed.length > 0) await settings.change(Object.fromEntries(changed));
    return problems;
  }

  /** Shows another folder; a problem where nothing in it can be played, as far as that shows soon. */
  async #changeFolder(slides: string | null): Promise<SettingProblem | null> {
    const { bundledFolder, showFolder } = this.#options;
    const folder = slides ?? bundledFolder;
    const isFolder = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) return 'missing';
    const shown = await Promise.race([
      showFolder(folder),
      pause(longestLook, true, { ref: false }),
    ]);
    return shown ? null : 'unplayable';
  }
}
