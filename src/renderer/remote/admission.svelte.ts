import type { KioskClient } from '../../contract/client.ts';
import type { Admission as Shown, Verdict } from '../../contract/remote.ts';
import type { Link } from '../transport/web-socket-channel.ts';
import { holder, session } from './phone-memory.ts';

/** Where a phone stands: let in, on its way, or why it is not let in. */
export type Door = 'closed' | 'knocking' | Verdict['outcome'];

/** What stays said when the connection comes back. */
const told: readonly Door[] = ['over', 'expired', 'refused'];

/**
 * How a phone is let in: by the token of the QR code it came with, by the session of the last time, or by a PIN and someone
 * at the screen who accepts it.
 */
export class Admission {
  /** `closed` asks for a PIN, since there is nothing else to show. */
  door: Door = $state('knocking');
  /** What the screen calls this phone. */
  name: string | null = $state(null);
  /** Until when nothing is looked at, in ms of the monotonic clock. */
  waitUntil = $state(0);
  readonly #client: KioskClient;
  readonly #onAdmitted: () => void;
  #token: string | null;
  /** A PIN whose answer is not there yet; it is shown again over a new connection. */
  #asked: Shown | null = null;
  #isIn = false;

  /** @param onAdmitted hears that someone at the screen has accepted the phone */
  constructor(client: KioskClient, link: Link, onAdmitted: () => void) {
    this.#client = client;
    this.#onAdmitted = onAdmitted;
    this.#token = takeToken();
    // A code scanned anew may come to this very page, which browsers then do not load again.
    addEventListener('hashchange', () => location.reload());
    client.on('admissionDecided', (verdict) => {
      this.#take(verdict);
      if (this.#isIn) this.#onAdmitted();
    });
    link.watch((isOpen) => {
      if (!isOpen) this.#isIn = false;
    });
  }

  /** Makes the phone known over a new connection; false where it is not let in. */
  async enter(): Promise<boolean> {
    if (this.#isIn) return true;
    const last = session.recall();
    if (last !== null) {
      await this.#show({ session: last });
      if (this.#isIn || this.door === 'wait') return this.#isIn;
      // A session that is over says nothing against a token just scanned.
      session.keep(null);
    }
    const token = this.#token;
    if (token !== null) {
      await this.#show({ token, ...named(holder.recall()) });
      // Without an answer it is shown again over the next connection.
      this.#token = null;
    } else if (this.#asked) await this.#show(this.#asked);
    else if (last === null && !told.includes(this.door)) this.door = 'closed';
    return this.#isIn;
  }

  /** Asks to be let in by the PIN that the staff panel shows. Rejects while there is no connection. */
  async ask(pin: string, name: string): Promise<void> {
    holder.keep(name.trim());
    this.#asked = { pin, ...named(name) };
    await this.#show(this.#asked);
    if (this.#isIn) this.#onAdmitted();
  }

  /** Has the screen call this phone by its holder's name, or by none. Rejects while there is no connection. */
  async rename(name: string): Promise<void> {
    holder.keep(name.trim());
    const wanted = named(name).name ?? null;
    this.name = (await this.#client.request('namePhone', { name: wanted })).name;
  }

  /** Back to where the PIN is asked for. */
  retry(): void {
    this.#asked = null;
    this.door = 'closed';
  }

  async #show(shown: Shown): Promise<void> {
    this.#take(await this.#client.request('admit', shown));
  }

  #take(verdict: Verdict): void {
    this.door = verdict.outcome;
    if (verdict.outcome !== 'waiting') this.#asked = null;
    if (verdict.outcome === 'wait')
      this.waitUntil = performance.now() + verdict.waitSeconds * 1_000;
    if (verdict.outcome !== 'admitted') return;
    this.#isIn = true;
    this.name = verdict.name;
    session.keep(verdict.session);
  }
}

/** Takes the token out of the address, where it could be read or shared. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('t');
  if (location.hash) history.replaceState(null, '', location.pathname);
  return token !== null && /^[\w-]{22}$/.test(token) ? token : null;
}

/** A name as it is told, where there is one. */
function named(name: string | null): { name?: string } {
  const told = name?.trim() ?? '';
  return told === '' ? {} : { name: told };
}
