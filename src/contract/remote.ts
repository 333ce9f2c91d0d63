import { z } from 'zod';
import { talkSchema } from '../core/talk/talk.ts';

/** 128 random bits in base64url: what the QR code's fragment carries (`/remote#t=…`), and what a phone keeps afterwards. */
const secretSchema = z.string().regex(/^[\w-]{22}$/);
/** Chosen by whoever holds the phone, for the audience's screen. */
const phoneNameSchema = z.string().trim().min(1).max(30);
/** Names a phone for staff; no secret. */
const phoneId = z.string().regex(/^[\w-]{1,22}$/);

/** What a phone shows to be let in: the QR code's token, the PIN from the staff panel, or what it was given the last time. */
export const admissionSchema = z.union([
  z.strictObject({ token: secretSchema, name: phoneNameSchema.optional() }),
  z.strictObject({ pin: z.string().regex(/^\d{6}$/), name: phoneNameSchema.optional() }),
  z.strictObject({ session: secretSchema }),
]);

/** What becomes of a phone at the door. */
export const verdictSchema = z.discriminatedUnion('outcome', [
  /** It is in, under that name, and comes back with that session after a reload or a lost network. */
  z.object({ outcome: z.literal('admitted'), session: secretSchema, name: z.string() }),
  /** The PIN is right; now someone at the screen must say yes. `admissionDecided` tells. */
  z.object({ outcome: z.literal('waiting') }),
  /** A session that is over: the machine has begun anew, staff put the phone out, or it was away for too long. */
  z.object({ outcome: z.literal('over') }),
  /** A wrong PIN, or staff said no. */
  z.object({ outcome: z.literal('refused') }),
  /** The token was used or is too old: scan the code anew. */
  z.object({ outcome: z.literal('expired') }),
  /** Too many tries from there, or altogether: nothing is looked at for so long, in seconds. */
  z.object({ outcome: z.literal('wait'), waitSeconds: z.number() }),
  /** As many phones are in as there may be. */
  z.object({ outcome: z.literal('full') }),
]);

/** A phone that is in, or asks to be. */
export const phoneSchema = z.object({ id: phoneId, name: z.string() });

/** What the staff panel shows of the remote. */
export const remoteReportSchema = z.object({
  /** `closed` is on, yet not to be reached: `problem` says why, in English. */
  state: z.enum(['off', 'open', 'closed']),
  problem: z.string().nullable(),
  /** Where phones reach it, likeliest first: `http://192.168.1.20:4280/remote`. */
  addresses: z.array(z.string()),
  /** What lets the next phone in; null unless open. Being shown renews it in time. */
  invitation: z
    .object({
      /** For the QR code: the first address with the token in its fragment. */
      text: z.string(),
      pin: z.string(),
      /** How long both hold. */
      seconds: z.number(),
    })
    .nullable(),
  /** Those that are in, also while they are locked or out of reach. */
  phones: z.array(phoneSchema.extend({ isConnected: z.boolean() })),
  /** Those that have given the PIN and wait for someone to say yes. */
  asking: z.array(phoneSchema),
});

const nothing = z.undefined();

/** Requests of a phone's page: the first is the only one answered before it is admitted; then it is a companion like others. */
export const remoteRequests = {
  admit: { input: admissionSchema, output: verdictSchema },
  /** What the audience's screen is to call it; null for nothing in particular. Answers what it is called. */
  namePhone: {
    input: z.object({ name: phoneNameSchema.nullable() }),
    output: z.object({ name: z.string() }),
  },
} as const;

/** Requests of staff, refused with `staff-only` while the door is closed; the first two also of any screen of the machine itself. */
export const remoteStaffRequests = {
  approvePhone: { input: z.object({ id: phoneId }), output: nothing },
  refusePhone: { input: z.object({ id: phoneId }), output: nothing },
  /** By its id, or by the name under which it drives. */
  dropPhone: {
    input: z.union([z.object({ id: phoneId }), z.object({ name: z.string().max(40) })]),
    output: nothing,
  },
  getRemote: { input: nothing, output: remoteReportSchema },
} as const;

/** Requests of companions about saved talks; each answers with those there are then. */
export const talkRequests = {
  /** In place of the one of that name, or as a new one. Refused with `failed` where no more can be kept. */
  saveTalk: { input: talkSchema, output: z.array(talkSchema) },
  deleteTalk: { input: z.object({ name: z.string().max(80) }), output: z.array(talkSchema) },
} as const;

/** Events around the remote. */
export const remoteEvents = {
  /** To the phone that waits: never `waiting`. */
  admissionDecided: verdictSchema,
  /** To screens of the machine itself: who waits for someone there to say yes; empty when nobody does any more. */
  phonesAsking: z.array(phoneSchema),
} as const;

/** See {@link admissionSchema}. */
export type Admission = z.infer<typeof admissionSchema>;
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>;
/** See {@link remoteReportSchema}. */
export type RemoteReport = z.infer<typeof remoteReportSchema>;
