/**
 * The part of a changelog on one version: what stands below `## <version>` (a date may follow), up to the next heading
 * of that level. Null if there is no such heading, or nothing below it.
 */
export function releaseNotes(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => /^\S+/.exec(text)?.[0] === version);
  return section?.replace(/^.*\n?/, '').trim() || null;
}
