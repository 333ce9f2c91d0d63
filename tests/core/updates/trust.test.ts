import { expect, test } from 'vitest';
import { isTrusted } from '../../../src/core/updates/trust.ts';

test('what comes by HTTPS or from this machine may be run, and nothing else', () => {
  for (const address of [
    'https://example.org/vitrine/',
    'http://127.0.0.1:8099/',
    'http://127.1.2.3/',
    'http://localhost/',
    'http://[::1]:80/',
  ]) {
    expect(isTrusted(new URL(address)), address).toBe(true);
  }
  for (const address of [
    'http://example.org/',
    'http://192.168.1.2/',
    'http://localhost.example.org/',
    'http://127.0.0.1.example.org/',
    'ftp://127.0.0.1/',
    'file:///tmp/x',
  ]) {
    expect(isTrusted(new URL(address)), address).toBe(false);
  }
});
