/** The drawings a deck may have as cover: each is a file of src/renderer/covers. The only such list. */
export const coverNames = [
  'contours',
  'dialogue',
  'disciplines',
  'federation',
  'gathering',
  'growth',
  'pulse',
  'reads',
  'records',
  'remote-centre',
  'shoreline',
] as const;

/** See {@link coverNames}. */
export type CoverName = (typeof coverNames)[number];
