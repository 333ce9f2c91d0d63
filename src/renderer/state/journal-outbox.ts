import type { KioskClient } from '../../contract/client.ts';
import { mostNotes } from '../../contract/kiosk-api.ts';
import { KioskError } from '../../contract/wire.ts';
import { longestTime, type DatedFact } from '../../core/journal/entries.ts';

/** Facts that are kept while the host is away; the oldest make room. */
const mostWaiting = 500;

/** Sends the journal's facts to the host, and keeps those that could not be sent. */
export class JournalOutbox {
  readonly #client: KioskClient;
  readonly #now: () => number;
  #waiting: DatedFact[] = [];

  /** @param now the clock by which the facts are dated */
  constructor(client: KioskClient, now: () => number) {
    this.#client = client;
    this.#now = now;
  }

  /** Sends these, and all that waits, before it returns: the page may be about to go away. */
  send(facts: readonly DatedFact[] = []): void {
    this.#keep([...this.#waiting, ...facts]);
    while (this.#waiting.length > 0) void this.#sendPiece(this.#waiting.splice(0, mostNotes));
  }

  async #sendPiece(facts: readonly DatedFact[]): Promise<void> {
    const now = this.#now();
    const notes = facts
      .map(({ since, fact }) => ({ ...fact, ago: Math.max(0, now - since) }))
      .filter(({ ago }) => ago <= longestTime);
    if (notes.length === 0) return;
    try {
      await this.#client.request('putJournal', { notes });
    } catch (error) {
      // A host that does not want them now will not want them later.
      const isRefused = error instanceof KioskError && error.code !== 'disconnected';
      if (!isRefused) this.#keep([...facts, ...this.#waiting]);
    }
  }

  #keep(facts: DatedFact[]): void {
    this.#waiting = facts.slice(-mostWaiting);
  }
}
