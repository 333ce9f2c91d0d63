import { z } from 'zod';

/** The three modes a screen can be in, and `blank` outside opening hours. */
export const modeSchema = z.enum(['loop', 'explore', 'present', 'blank']);
/** Which view of a screen is painted. */
export const viewSchema = z.enum(['stage', 'menu', 'warning', 'staff', 'presenter', 'remote']);

/** See {@link modeSchema}. */
export type Mode = z.infer<typeof modeSchema>;
/** See {@link viewSchema}. */
export type View = z.infer<typeof viewSchema>;
