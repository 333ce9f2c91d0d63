import { z } from 'zod';
import { diagnosticSchema } from '../core/diagnostic.ts';
import { siteSchema } from '../core/library/library.ts';
import { settingKeys, settingsSchema } from '../core/settings/settings.ts';
import { healthSchema } from './health.ts';

const nothing = z.undefined();
const settingKey = z.enum(settingKeys);
const pinSchema = z.string().regex(/^\d{4,12}$/);
const folderPath = z.string().min(1).max(4096);

/** Where the door to the staff panel stands, for one screen. */
export const doorSchema = z.object({
  isPinSet: z.boolean(),
  isOpen: z.boolean(),
  /** In seconds, before the next PIN is looked at; 0 when it is looked at now. */
  waitSeconds: z.number(),
  /** Whether this screen may set the first PIN: only one on the machine itself may. */
  mayBeSet: z.boolean(),
});

/** Why a setting was not changed. */
export const settingProblemSchema = z.enum([
  /** It is set by the environment or the command line. */
  'fixed',
  /** There is no such folder, or it cannot be read. */
  'missing',
  /** Nothing in the folder can be played. */
  'unplayable',
  /** This host cannot do that. */
  'unable',
]);

/** What the staff panel shows. */
export const staffReportSchema = z.object({
  /** Vitrine's own. */
  version: z.string(),
  /** One of Vitrine that is available where this kiosk looks for newer ones; null for none. */
  newerVersion: z.string().nullable(),
  /** What holds, whoever set it. */
  settings: settingsSchema,
  /** What cannot be changed here, and what has set it. */
  fixed: z.partialRecord(settingKey, z.enum(['environment', 'option'])),
  /** What the library says, before settings. */
  ownSite: siteSchema,
  library: z.object({
    folder: z.string(),
    isBundled: z.boolean(),
    /** Whether the folder is missing or empty now. */
    isAway: z.boolean(),
    revision: z.string(),
    decks: z.number(),
    errors: z.number(),
    warnings: z.number(),
    /** At most 100, errors first. */
    diagnostics: z.array(diagnosticSchema),
  }),
  /** The stored versions of the library, newest first. */
  versions: z.array(
    z.object({
      revision: z.string(),
      /** ISO 8601, in UTC. */
      made: z.string(),
      decks: z.number(),
      onStage: z.boolean(),
      pinned: z.boolean(),
      damaged: z.boolean(),
    }),
  ),
  health: healthSchema,
  /** Newest first, at most 50. */
  faults: z.array(
    z.object({
      /** ISO 8601, in UTC. */
      time: z.string(),
      code: z.string(),
      message: z.string(),
      deck: z.string().nullable(),
    }),
  ),
  /** Null where the host knows of none, as for browsers. */
  displays: z
    .array(
      z.object({
        /** What to set to choose it. */
        name: z.string(),
        /** In pixels, as `3840x2160`. */
        size: z.string(),
        isPrimary: z.boolean(),
        isChosen: z.boolean(),
      }),
    )
    .nullable(),
  abilities: z.object({
    restart: z.boolean(),
    quit: z.boolean(),
    startWithMachine: z.boolean(),
    chooseFolder: z.boolean(),
  }),
  /** Where changes are kept. In memory they last until the next start; the problem says why, in English. */
  storage: z.object({ kind: z.enum(['disk', 'memory']), problem: z.string().nullable() }),
  remote: z.object({ isOn: z.boolean() }),
});

/** A folder to choose a library from. */
export const folderListSchema = z.object({
  /** Null for the starting points. */
  path: z.string().nullable(),
  /** The folder above; null above which there are only the starting points. */
  parent: z.string().nullable(),
  folders: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      /** How many decks lie in it; null for a folder that is no library. */
      decks: z.number().nullable(),
    }),
  ),
});

/**
 * Requests of the staff panel. All but the first three are refused with `staff-only` while the door is closed. It closes with
 * `leaveStaff`, `getStart` (a reloaded page), the connection, and 10 min after the last of them but `getStaffReport`.
 */
export const staffRequests = {
  getDoor: { input: nothing, output: doorSchema },
  enterStaff: {
    input: z.object({ pin: pinSchema }),
    output: z.object({ outcome: z.enum(['open', 'wrong', 'wait']), waitSeconds: z.number() }),
  },
  /** The first PIN, which opens the door; with the door open, another one. */
  setPin: {
    input: z.object({ pin: pinSchema }),
    output: z.object({ outcome: z.enum(['open', 'refused', 'weak']) }),
  },
  leaveStaff: { input: nothing, output: nothing },
  getStaffReport: { input: nothing, output: staffReportSchema },
  /** Changes what can be changed, at once and for good, and says what could not. */
  changeSettings: {
    input: z.object({ patch: settingsSchema.partial().strict() }),
    output: z.object({ problems: z.partialRecord(settingKey, settingProblemSchema) }),
  },
  /** Keeps a version on stage whatever becomes of the folder; null follows the folder again. */
  useVersion: { input: z.object({ revision: z.string().max(200).nullable() }), output: nothing },
  /** The folders in a folder; null for the starting points: home, and what is plugged in. */
  listFolders: { input: z.object({ path: folderPath.nullable() }), output: folderListSchema },
  doStaffAction: {
    input: z.object({ action: z.enum(['restart', 'quit', 'recheck']) }),
    output: nothing,
  },
} as const;

/** See {@link doorSchema}. */
export type Door = z.infer<typeof doorSchema>;
/** See {@link staffReportSchema}. */
export type StaffReport = z.infer<typeof staffReportSchema>;
/** See {@link folderListSchema}. */
export type FolderList = z.infer<typeof folderListSchema>;
/** See {@link settingProblemSchema}. */
export type SettingProblem = z.infer<typeof settingProblemSchema>;
