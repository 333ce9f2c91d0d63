import type { KioskClient } from '../../contract/client.ts';
import type { RemoteReport } from '../../contract/remote.ts';
import type { Door, SettingProblem, StaffReport } from '../../contract/staff.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { Handouts } from '../state/handouts.svelte.ts';

/** How often, in ms, the panel asks how things are. */
const reportInterval = 2_000;

/** How often, in ms, while phones come in. */
const remoteInterval = 1_000;

/** The staff panel's line to the host: the door with its PIN, what there is to know, and what staff change. */
export class StaffDesk {
  /** Null until the host has answered. */
  door: Door | null = $state.raw(null);
  /** Null while the door is closed. */
  report: StaffReport | null = $state.raw(null);
  /** Why what was last asked was not done; null when it was. */
  problem: SettingProblem | 'failed' | null = $state.raw(null);
  /** Whether the next presentation is to have its presenter view; null for nothing said. */
  isViewWanted: boolean | null = $state.raw(null);
  /** Null until it is looked at. */
  remote: RemoteReport | null = $state.raw(null);
  /** Talks as PDFs. */
  readonly handouts: Handouts;
  readonly #client: KioskClient;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(client: KioskClient) {
    this.#client = client;
    this.handouts = new Handouts(client);
  }

  /** Looks at the door, then at what lies behind it every 2 s. Returns its undo, which closes the door. */
  open(): () => void {
    void this.look();
    this.#timer = setInterval(() => void this.look(), reportInterval);
    return () => {
      clearInterval(this.#timer);
      this.#client.request('leaveStaff').catch(() => undefined);
    };
  }

  /** Asks the host how things are. A host that cannot be reached leaves what was known. */
  async look(): Promise<void> {
    try {
      this.door = await this.#client.request('getDoor');
      this.report = this.door.isOpen ? await this.#client.request('getStaffReport') : null;
    } catch {
      // The next look is in 2 s.
    }
  }

  /** Tries a PIN. */
  async enter(pin: string): Promise<'open' | 'wrong' | 'wait'> {
    const { outcome } = await this.#client.request('enterStaff', { pin });
    await this.look();
    return outcome;
  }

  /** Sets the PIN: the first one, or another once inside. */
  async setPin(pin: string): Promise<'open' | 'refused' | 'weak'> {
    const { outcome } = await this.#client.request('setPin', { pin });
    await this.look();
    return outcome;
  }

  /** Changes settings, at once. */
  async change(patch: Partial<Settings>): Promise<void> {
    await this.#ask(async () => {
      const { problems } = await this.#client.request('changeSettings', { patch });
      this.problem = Object.values(problems)[0] ?? null;
    });
  }

  /** Shows a stored version, or follows the folder again. */
  async useVersion(revision: string | null): Promise<void> {
    await this.#ask(() => this.#client.request('useVersion', { revision }));
  }

  /** The folders in a folder; null begins where libraries may lie. */
  listFolders(path: string | null) {
    return this.#client.request('listFolders', { path });
  }

  /** Restarts or quits Vitrine, or reads the library again. */
  async act(action: 'restart' | 'quit' | 'recheck'): Promise<void> {
    await this.#ask(() => this.#client.request('doStaffAction', { action }));
  }

  /** Looks at the remote every second: being looked at keeps its code and PIN good. Returns its undo. */
  watchRemote(): () => void {
    void this.#lookAtRemote();
    const timer = setInterval(() => void this.#lookAtRemote(), remoteInterval);
    return () => clearInterval(timer);
  }

  /** Puts a phone out: by its id, or by the name under which it drives. */
  async dropPhone(which: { id: string } | { name: string }): Promise<void> {
    await this.#ask(() => this.#client.request('dropPhone', which));
    if (this.remote) await this.#lookAtRemote();
  }

  /** Lets a phone in that has given the PIN, or not. */
  async answerPhone(answer: 'approvePhone' | 'refusePhone', id: string): Promise<void> {
    await this.#ask(() => this.#client.request(answer, { id }));
    await this.#lookAtRemote();
  }

  async #lookAtRemote(): Promise<void> {
    try {
      this.remote = await this.#client.request('getRemote');
    } catch {
      // The next look is in a second.
    }
  }

  async #ask(request: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await request();
    } catch {
      this.problem = 'failed';
    }
    await this.look();
  }
}
