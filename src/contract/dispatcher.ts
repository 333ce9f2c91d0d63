import { requests, type RequestInput, type RequestName, type RequestOutput } from './kiosk-api.ts';
import { KioskError, type Reply } from './wire.ts';

/** What a host does for each request. */
export type RequestHandlers = {
  [Name in RequestName]: (
    input: RequestInput<Name>,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>;
};

/**
 * Answers requests by name after checking what came in; never throws. The same for every transport. A request without a
 * handler is not known: screens and companions have different ones.
 */
export function createDispatcher(
  handlers: Partial<RequestHandlers>,
): (name: unknown, input: unknown) => Promise<Reply> {
  return async (name, input) => {
    if (
      typeof name !== 'string' ||
      !Object.hasOwn(requests, name) ||
      !Object.hasOwn(handlers, name)
    ) {
      return {
        ok: false,
        code: 'unknown-request',
        message: `There is no request ${JSON.stringify(name)}.`,
      };
    }
    const known = name as RequestName;
    const checked = requests[known].input.safeParse(input);
    if (!checked.success) {
      return { ok: false, code: 'invalid-input', message: `${name}: ${checked.error.message}` };
    }
    try {
      const handler = handlers[known] as (input: unknown) => unknown;
      return { ok: true, value: await handler(checked.data) };
    } catch (error) {
      const code = error instanceof KioskError ? error.code : 'failed';
      return { ok: false, code, message: `${name}: ${String(error)}` };
    }
  };
}
