import { describe, expect, test, vi } from 'vitest';
import { deckText, temporaryLibrary } from '../support/temporary-library.ts';
import { runVitrine } from './run-vitrine.ts';

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const library = () =>
  temporaryLibrary({
    'kiosk.yaml': `languages: [fr]
duration: 30s
timeZone: Europe/Paris
playlist:
  - { deck: a, weight: 2 }
  - { deck: b, when: { days: mon-fri, hours: 09:00-12:00 } }
announcements:
  - { deck: x, from: 2026-11-23T11:58, to: 2026-11-23T11:59 }
hours: { mon-fri: 08:00-12:02 }
`,
    'a/deck.md': deckText('Un', 1),
    'b/deck.md': deckText('Deux', 2),
    'c/deck.md': deckText('Trois', 1),
    'x/deck.md': deckText('Fermeture', 1),
  });

describe('vitrine schedule', () => {
  test('tells what will play, when and why, by the site’s clock', async () => {
    const { stdout, exitCode } = await runVitrine(
      ...['schedule', library(), '--at', '2026-11-23T11:57', '--for', '21h'],
    );
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '));
    expect(lines.slice(2, 13)).toEqual([
      '2026-11-23',
      '11:57:00–11:57:30 a in turn; weight 2',
      '11:57:30–11:58:00 b in turn; mon, tue, wed, thu, fri 09:00-12:00',
      '11:58:00–11:58:30 x announcement until 2026-11-23 11:59',
      '11:58:30–11:59:00 x announcement until 2026-11-23 11:59',
      '11:59:00–12:00:00 b in turn; mon, tue, wed, thu, fri 09:00-12:00',
      '12:00:00–12:00:30 a in turn; weight 2',
      '12:00:30–12:01:00 a in turn; weight 2',
      '12:01:00–12:01:30 a in turn; weight 2',
      '12:01:30–12:02:00 a in turn; weight 2',
      '12:02:00–08:00:00 closed outside opening hours',
    ]);
    expect(lines).toContain('c does not play (not in the playlist)');
    expect(lines).toContain('x 2 ×, 1 min (announced 2026-11-23 11:58 to 2026-11-23 11:59)');
  });

  test('answers in JSON, stdout holding nothing else', async () => {
    const { stdout, stderr } = await runVitrine(
      ...['schedule', library(), '--at', '2026-11-23', '--for', '1d', '--json'],
    );
    const answer = JSON.parse(stdout) as { timeZone: string; plays: { from: string }[] };
    expect(answer.timeZone).toBe('Europe/Paris');
    expect(answer.plays[0]).toEqual({
      ...{ from: '2026-11-23T00:00:00', to: '2026-11-23T08:00:00' },
      ...{ deck: null, slide: null, why: 'outside opening hours' },
    });
    expect(stderr).toBe('');
  });

  const plain = (site: string) =>
    temporaryLibrary({
      'kiosk.yaml': `languages: [fr]\nduration: 30m\ntimeZone: Europe/Paris\n${site}`,
      'a/deck.md': deckText('Un', 1),
      'x/deck.md': deckText('Fermeture', 1),
    });

  test('tells of each announcement of a deck when it ends', async () => {
    const twice = plain(`announcements:
  - { deck: x, from: 2026-11-23T10:00, to: 2026-11-23T10:10 }
  - { deck: x, from: 2026-11-23T11:00, to: 2026-11-23T11:20 }
`);
    const { stdout } = await runVitrine('schedule', twice, '--at', '2026-11-23T11:00');
    expect(stdout).toContain('announcement until 2026-11-23 11:20');
    expect(stdout).not.toContain('announcement until 2026-11-23 10:10');
  });

  test('on a day on which clocks change tells the offset, and can be asked by it', async () => {
    const { stdout } = await runVitrine(
      ...['schedule', plain('playlist: [a]\n'), '--at', '2026-10-25T02:30+02:00', '--for', '1h'],
    );
    expect(stdout).toContain('02:30:00+02:00–02:00:00+01:00  a');
    expect(stdout).toContain('02:00:00+01:00–02:30:00+01:00  a');
    const second = await runVitrine(
      ...['schedule', plain('playlist: [a]\n'), '--at', '2026-10-25T02:30+01:00', '--for', '30m'],
    );
    expect(second.stdout).toContain('02:30:00+01:00–03:00:00+01:00  a');
  });

  test('says on stderr that the library has findings', async () => {
    const { stderr, exitCode } = await runVitrine('schedule', plain('playlist: [a, nowhere]\n'));
    expect([stderr, exitCode]).toEqual(['1 finding: run check\n', 0]);
  });

  test.each([
    ['--at', 'noon'],
    ['--at', '2026-10-25T02:30+25:00'],
    ['--at', '2026-02-30'],
    ['--for', 'ever'],
    ['--for', '32d'],
    ['--att', '12:00'],
  ])('exits 2 for %s %s', async (option, value) => {
    const { stdout, stderr, exitCode } = await runVitrine('schedule', library(), option, value);
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toContain(option);
  });

  test('exits 2 for a folder that is not there', async () => {
    expect((await runVitrine('schedule', '/there/is/none')).exitCode).toBe(2);
  });
});
