import { createDispatcher, type RequestHandlers } from '../../contract/dispatcher.ts';
import type {
  remoteStaffRequests,
  Admission,
  RemoteReport,
  Verdict,
} from '../../contract/remote.ts';
import type { Connection, SendEvent } from '../connection.ts';
import type { StaffPanel } from '../staff-desk.ts';
import { Guesses } from './guesses.ts';
import { Invitations } from './invitations.ts';
import { Phones, type OnName, type Phone } from './phones.ts';
import { makeSecret } from './secrets.ts';

/** Phones that may wait at once for someone to say yes. */
const mostAsking = 3;
/** In ms: how long a phone waits for that. */
const longestQuestion = 2 * 60_000;

/** A phone's page that has connected. */
export interface Guest {
  send: SendEvent;
  /** Ends the connection. */
  hangUp: () => void;
  /** Where it connects from. */
  address: string;
  /** What its browser shows with every request; null when it shows nothing. */
  browser: string | null;
}

/** A phone's line to its host. */
export interface GuestConnection extends Connection {
  /** Whether it was let in. */
  isInside: () => boolean;
}

/** Where the remote can be reached. */
export type Listening = Pick<RemoteReport, 'state' | 'problem' | 'addresses'>;

interface Question {
  readonly id: string;
  readonly name: string;
  readonly decide: (verdict: Verdict) => void;
  readonly enter: () => Verdict;
}

/** What the door for phones needs of others. */
export interface RemoteDeskOptions {
  /** Joins a phone that was let in to the screen, by the name that it has at each moment. */
  connect: (send: SendEvent, phone: Phone) => Connection;
  onName: OnName;
  /** Monotonic time in ms. */
  now: () => number;
}

type StaffHandlers = Pick<RequestHandlers, keyof typeof remoteStaffRequests>;

/** The door for phones: who is let in, and what staff see and say of it. */
export class RemoteDesk {
  readonly #connect: RemoteDeskOptions['connect'];
  readonly #now: () => number;
  readonly #guesses: Guesses;
  readonly #invitations: Invitations;
  readonly #phones: Phones;
  readonly #asking = new Map<string, Question>();
  /** Screens of this machine, where someone may say yes. */
  readonly #screens = new Set<SendEvent>();
  #listening: () => Listening = () => ({ state: 'off', problem: null, addresses: [] });

  constructor({ connect, onName, now }: RemoteDeskOptions) {
    this.#connect = connect;
    this.#now = now;
    this.#guesses = new Guesses(now);
    this.#invitations = new Invitations(now);
    this.#phones = new Phones(now, onName);
  }

  /** From now on the remote is there, or not; when it is not, every phone is put out. */
  follow(listening: () => Listening): void {
    this.#listening = listening;
    if (listening().state === 'open') return;
    this.#invitations.revoke();
    this.#phones.clear();
    for (const { id } of this.#asking.values()) this.#answer(id, () => ({ outcome: 'refused' }));
  }

  /** Ids of the phones that a browser was let in as: each of its tabs may be one. */
  phonesOf(browser: string): string[] {
    return this.#phones.withBrowser(browser).map(({ id }) => id);
  }

  /** Joins a phone's page, of which nothing is known yet. It must be disconnected when it goes away. */
  join(guest: Guest): GuestConnection {
    const question = makeSecret();
    let inside: { phone: Phone; connection: Connection } | null = null;
    const enter = (phone: Phone): Verdict => {
      // Who is in needs no yes any more: a late one would let a second phone in over the same line.
      if (this.#asking.delete(question)) this.#tellScreens();
      inside = { phone, connection: this.#connect(guest.send, phone) };
      this.#phones.connect(phone, guest, guest.browser);
      return { outcome: 'admitted', session: phone.session, name: phone.name };
    };
    const atDoor = createDispatcher({
      admit: (admission) => this.#admit(admission, guest, question, enter),
    });
    const inHand = createDispatcher({
      namePhone: ({ name }) => {
        if (!inside) throw new Error('It was not let in.');
        this.#phones.rename(inside.phone, name ?? undefined);
        return { name: inside.phone.name };
      },
    });
    return {
      isInside: () => inside !== null,
      dispatch: (name, input) => {
        if (!inside) return atDoor(name, input);
        return name === 'namePhone' ? inHand(name, input) : inside.connection.dispatch(name, input);
      },
      disconnect: () => {
        if (this.#asking.delete(question)) this.#tellScreens();
        inside?.connection.disconnect();
        inside?.phone.lines.delete(guest);
        if (inside) inside.phone.leftAt = this.#now();
      },
    };
  }

  /**
   * A screen's part. It must be closed when the screen goes away, and told who asks when its page begins anew.
   *
   * @param isLocal whether it is one of this machine's own: whoever stands there may say yes
   */
  openFor(
    send: SendEvent,
    isLocal: boolean,
    panel: Pick<StaffPanel, 'requireOpen' | 'touch'>,
  ): { handlers: StaffHandlers; tell: () => void; close: () => void } {
    const tell = () => {
      if (isLocal && this.#asking.size > 0) send('phonesAsking', this.#questions);
    };
    if (isLocal) this.#screens.add(send);
    tell();
    const requireHere = () => {
      if (!isLocal) panel.touch();
    };
    return {
      handlers: {
        approvePhone: ({ id }) => {
          requireHere();
          this.#answer(id, (question) => question.enter());
          return undefined;
        },
        refusePhone: ({ id }) => {
          requireHere();
          // Whoever it was knows the PIN.
          if (this.#asking.has(id)) this.#invitations.revoke();
          this.#answer(id, () => ({ outcome: 'refused' }));
          return undefined;
        },
        dropPhone: (which) => {
          panel.touch();
          const isIt = (phone: Phone) =>
            'id' in which ? phone.id === which.id : phone.name === which.name;
          for (const { id } of this.#phones.all.filter(isIt)) this.#phones.remove(id);
          return undefined;
        },
        getRemote: () => {
          panel.requireOpen();
          return this.#report();
        },
      },
      tell,
      close: () => void this.#screens.delete(send),
    };
  }

  #admit(
    admission: Admission,
    guest: Guest,
    question: string,
    enter: (phone: Phone) => Verdict,
  ): Verdict {
    const isPin = 'pin' in admission;
    const waitSeconds = this.#guesses.waitSeconds(guest.address, isPin);
    if (waitSeconds > 0) return { outcome: 'wait', waitSeconds };
    const fail = (outcome: 'refused' | 'expired' | 'over'): Verdict => {
      this.#guesses.failed(guest.address, isPin);
      return { outcome };
    };
    const add = (): Verdict => {
      const phone = this.#phones.add('name' in admission ? admission.name : undefined);
      return phone ? enter(phone) : { outcome: 'full' };
    };
    if ('session' in admission) {
      const phone = this.#phones.find(admission.session);
      return phone ? enter(phone) : fail('over');
    }
    if ('token' in admission) {
      return this.#invitations.useToken(admission.token) ? add() : fail('expired');
    }
    if (!this.#invitations.isPin(admission.pin)) return fail('refused');
    if (this.#asking.size >= mostAsking && !this.#asking.has(question)) return { outcome: 'full' };
    this.#ask({
      ...{ id: question, name: this.#phones.nameFor(admission.name), enter: add },
      decide: (verdict) => guest.send('admissionDecided', verdict),
    });
    return { outcome: 'waiting' };
  }

  #ask(question: Question): void {
    this.#asking.set(question.id, question);
    this.#tellScreens();
    const giveUp = () => {
      if (this.#asking.get(question.id) === question)
        this.#answer(question.id, () => ({ outcome: 'refused' }));
    };
    setTimeout(giveUp, longestQuestion).unref();
  }

  #answer(id: string, answer: (question: Question) => Verdict): void {
    const question = this.#asking.get(id);
    if (!question) return;
    this.#asking.delete(id);
    question.decide(answer(question));
    this.#tellScreens();
  }

  #tellScreens(): void {
    for (const send of this.#screens) send('phonesAsking', this.#questions);
  }

  get #questions(): { id: string; name: string }[] {
    return [...this.#asking.values()].map(({ id, name }) => ({ id, name }));
  }

  #report(): RemoteReport {
    const { state, problem, addresses } = this.#listening();
    const [address] = addresses;
    const shown = state === 'open' && address !== undefined ? this.#invitations.show() : null;
    return {
      ...{ state, problem, addresses, asking: this.#questions },
      invitation: shown && {
        text: `${String(address)}#t=${shown.token}`,
        ...{ pin: shown.pin, seconds: shown.seconds },
      },
      phones: this.#phones.all.map(({ id, name, lines }) => ({
        ...{ id, name, isConnected: lines.size > 0 },
      })),
    };
  }
}
