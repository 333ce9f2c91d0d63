import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FaultLog } from '../../../src/node/log/fault-log.ts';
import { LogFile } from '../../../src/node/log/log-file.ts';
import { temporaryFolder } from '../../support/temporary-library.ts';

const now = () => new Date('2026-12-24T17:30:00.123Z');
const read = (folder: string, name = 'vitrine.log') =>
  readFileSync(path.join(folder, name), 'utf8');

describe('the log', () => {
  test('is a line per event, with its time, its level and nothing that drives a terminal', () => {
    const folder = path.join(temporaryFolder(), 'logs');
    const log = new LogFile(folder, now);
    log.write('info', 'The kiosk is on DP-1');
    log.write('error', 'Uncaught: Error: no\n    at main.js:1\u001b[2J');
    const lines = read(folder).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.123 [+-]\d\d:\d\d info {4}The kiosk is on DP-1$/,
    );
    expect(new Date((lines[0] ?? '').slice(0, 30).replace(' ', 'T').replace(' ', ''))).toEqual(
      now(),
    );
    expect(lines[1]).toMatch(/ error {3}Uncaught: Error: no at main.js:1\[2J$/);
  });

  test('never grows beyond five files of a little over a megabyte', () => {
    const folder = temporaryFolder();
    const log = new LogFile(folder, now);
    const line = 'x'.repeat(200_000);
    for (let count = 0; count < 60; count += 1) log.write('info', `${count} ${line}`);
    const names = readdirSync(folder).sort();
    expect(names).toEqual([
      ...['vitrine.1.log', 'vitrine.2.log', 'vitrine.3.log', 'vitrine.4.log', 'vitrine.log'],
    ]);
    for (const name of names) {
      expect(statSync(path.join(folder, name)).size).toBeLessThan(1_300_000);
    }
    expect(read(folder)).toContain(' 59 ');
    expect(read(folder, 'vitrine.1.log')).not.toContain(' 59 ');
  });

  test('tells once that it cannot be written, and goes on when it can be again', () => {
    const folder = path.join(temporaryFolder(), 'logs');
    writeFileSync(folder, 'a file stands in its place');
    const log = new LogFile(folder, now);
    expect(log.write('info', 'one')).toContain('cannot be written');
    expect(log.write('info', 'two')).toBeNull();
    rmSync(folder);
    expect(log.write('info', 'three')).toBeNull();
    expect(read(folder)).toMatch(/three\n$/);
  });
});

describe('the last faults', () => {
  const fault = (message: string) => ({ code: 'stage/failed', message, deck: 'a' });

  test('are kept across restarts, newest first, fifty of them', async () => {
    const folder = temporaryFolder();
    const first = new FaultLog(folder, now);
    for (let count = 0; count < 60; count += 1) first.note(fault(`${count}`));
    await first.settled();
    const second = new FaultLog(folder, now);
    second.note(fault('last'));
    const kept = second.lastFaults();
    expect(kept).toHaveLength(50);
    expect(kept[0]).toEqual({ time: '2026-12-24T17:30:00.123Z', ...fault('last') });
    expect(kept.at(-1)?.message).toBe('11');
    await second.settled();
  });

  test.each(['', '[{"time":', '\0\0\0', '{}', '[1]'])(
    'begin anew where their file holds %j',
    (text) => {
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, 'faults.json'), text);
      expect(new FaultLog(folder, now).lastFaults()).toEqual([]);
    },
  );

  test('are in memory where the disk takes nothing', async () => {
    const folder = path.join(temporaryFolder(), 'logs');
    writeFileSync(folder, 'a file stands in its place');
    const faults = new FaultLog(folder, now);
    faults.note(fault('one'));
    await faults.settled();
    expect(faults.lastFaults()).toHaveLength(1);
  });
});
