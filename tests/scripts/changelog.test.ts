import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../scripts/release/changelog.ts';

const changelog = `# Changelog

Newest first.

## Unreleased

- Something that is not out yet.

## 1.10.0 · 2026-12-01

- The menu \`## looks\` better.

### For technicians

- A deb.

## 1.1.0

## 1.0.0

- The first.
`;

describe('the notes of a release', () => {
  it('are what stands below its heading, with its own subheadings, up to the next version', () => {
    const notes = '- The menu `## looks` better.\n\n### For technicians\n\n- A deb.';
    expect(releaseNotes(changelog, '1.10.0')).toBe(notes);
    expect(releaseNotes(changelog, '1.0.0')).toBe('- The first.');
  });

  it.each(['1.1.0', '1.10', '1', '', '2.0.0'])('are missing for “%s”', (version) => {
    expect(releaseNotes(changelog, version)).toBeNull();
  });
});
