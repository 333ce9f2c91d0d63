import { createLog } from '../node/log/log.ts';

/** Tells the technician: the only way in which this process writes. */
export const log = createLog();
