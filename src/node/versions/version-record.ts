import { z } from 'zod';

/** Raised whenever older versions can no longer be read. */
const format = 1;

const fileSchema = z.object({
  name: z.string(),
  /** In bytes. */
  size: z.int().min(0),
  /** SHA-256, hexadecimal. */
  hash: z.string(),
});

/** `version.json`: what a stored version consists of, so that what is missing or damaged is noticed. */
export const versionRecordSchema = z.object({
  format: z.literal(format),
  revision: z.string().regex(/^[0-9a-f]{16}$/),
  /** ISO 8601, in UTC. */
  made: z.string(),
  /** The version of Vitrine that compiled it. */
  vitrine: z.string(),
  /** The compiled library, `library.json`. */
  library: fileSchema,
  /** Below `files/`. */
  site: fileSchema.nullable(),
  decks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** See `mediaVersion`. */
      media: z.string(),
      /** Below `files/<id>/`. */
      files: z.array(fileSchema),
      versions: z.array(z.object({ locale: z.string(), file: z.string() })),
    }),
  ),
});

/** See {@link versionRecordSchema}. */
export type VersionRecord = z.infer<typeof versionRecordSchema>;
/** A file of a version. */
export type RecordedFile = z.infer<typeof fileSchema>;

export { format as versionFormat };

/** Every file of a version with its path below the version's folder. */
export function filesOf({ site, decks }: VersionRecord): (RecordedFile & { path: string })[] {
  const inDecks = decks.flatMap(({ id, files }) =>
    files.map((file) => ({ ...file, path: `files/${id}/${file.name}` })),
  );
  return site ? [{ ...site, path: `files/${site.name}` }, ...inDecks] : inDecks;
}
