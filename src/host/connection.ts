import type { EventName, EventPayload } from '../contract/kiosk-api.ts';
import type { Reply } from '../contract/wire.ts';

/** Sends an event to one page. */
export type SendEvent = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;

/** One page's line to its host: a screen's, or a companion's. */
export interface Connection {
  /** Answers one request; never rejects. */
  dispatch: (name: unknown, input: unknown) => Promise<Reply>;
  disconnect: () => void;
}
