import { healthSchema, type Health } from '../contract/health.ts';

/** In ms, for a kiosk or another program to answer. */
const patience = 3_000;

/** Asks whoever listens on a port of this machine how it is: a kiosk's answer, `stranger`, or null where nobody answers. */
export async function askHealth(port: number): Promise<Health | 'stranger' | null> {
  const address = `http://127.0.0.1:${String(port)}/health`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
    const told: unknown = await answer.json().catch(() => null);
    return healthSchema.safeParse(told).data ?? 'stranger';
  } catch {
    return null;
  }
}
