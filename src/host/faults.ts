import path from 'node:path';
import type { Fault } from '../contract/kiosk-api.ts';
import { FaultLog, type KeptFault } from '../node/log/fault-log.ts';
import type { Log } from '../node/log/log.ts';
import { FaultDesk } from './fault-desk.ts';

/** What goes wrong: told in the log, and the last of it kept. */
export interface Faults {
  /** Takes what a screen reports. */
  take: (fault: Fault) => void;
  /** Takes what the host has noticed itself. */
  report: (fault: Fault) => void;
  /** The last faults, newest first. */
  lastFaults: () => KeptFault[];
  /** Resolves when all is on the disk, or cannot be. */
  settled: () => Promise<void>;
}

/** Keeps the faults beside the log, in `logs/` of the user data folder. */
export function keepFaults(userData: string, log: Log): Faults {
  const kept = new FaultLog(path.join(userData, 'logs'), () => new Date());
  const desk = new FaultDesk((line, fault) => {
    log.warn(line);
    if (fault) kept.note(fault);
  });
  return {
    take: (fault) => desk.take(fault, performance.now()),
    report: (fault) => {
      const where = fault.deck === null ? '' : ` in ${fault.deck}`;
      log.error(`${fault.code}${where}: ${fault.message}`);
      kept.note(fault);
    },
    lastFaults: () => [...kept.lastFaults()],
    settled: () => kept.settled(),
  };
}
