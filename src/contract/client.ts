import {
  events,
  requests,
  type EventName,
  type EventPayload,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from './kiosk-api.ts';
import { KioskError, type Channel } from './wire.ts';

/** The kiosk API as a screen sees it. */
export interface KioskClient {
  /** Asks the host. Rejects with a {@link KioskError}; an answer of the wrong shape is one too. */
  request<Name extends RequestName>(
    name: Name,
    ...input: RequestInput<Name> extends undefined ? [] : [RequestInput<Name>]
  ): Promise<RequestOutput<Name>>;
  /** Hears an event until the returned function is called. Payloads of the wrong shape are dropped. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void;
}

/** Makes the kiosk API out of any channel, checking everything that comes in. */
export function createKioskClient(channel: Channel): KioskClient {
  return {
    async request(name, ...input) {
      const reply = await channel.call(name, input[0]);
      if (!reply.ok) throw new KioskError(reply.code, reply.message);
      const output = requests[name].output.safeParse(reply.value);
      if (!output.success)
        throw new KioskError('failed', `${name}: unexpected answer: ${output.error.message}`);
      return output.data as RequestOutput<typeof name>;
    },
    on(name, listener) {
      return channel.listen(name, (payload) => {
        const checked = events[name].safeParse(payload);
        if (checked.success) listener(checked.data as EventPayload<typeof name>);
      });
    },
  };
}
