import { expect, test } from 'vitest';
import { FaultDesk } from '../../src/host/fault-desk.ts';

const faultOf = (message: string, deck: string | null = null) => ({ code: 'x', message, deck });

test('screens cannot fill the log: 20 faults a minute are told, and the rest counted', () => {
  const lines: string[] = [];
  const desk = new FaultDesk((line) => lines.push(line));
  for (let count = 0; count < 50; count += 1) desk.take(faultOf('again'), 0);
  expect(lines).toEqual(['screen: x: again']);
  for (let count = 0; count < 50; count += 1) desk.take(faultOf(String(count)), 59_999);
  expect(lines).toHaveLength(20);
  desk.take(faultOf('later', 'a'), 60_000);
  expect(lines.slice(20)).toEqual(['screen: 80 more faults in a minute', 'screen: x in a: later']);
});

test('what a screen reports stays one line without control characters', () => {
  const lines: string[] = [];
  new FaultDesk((line) => lines.push(line)).take(faultOf('a\nb\r\u001b[2J\u0085c'), 0);
  expect(lines).toEqual(['screen: x: a b[2J c']);
});
