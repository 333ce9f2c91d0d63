import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../scripts/cache-folder.ts';

const on = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) =>
  cacheFolder({ platform, environment, home: path.join('/', 'home', 'ada') });

describe('the cache folder', () => {
  it('is where each system keeps caches', () => {
    expect(on('linux', {})).toBe(path.join('/home/ada/.cache/vitrine'));
    expect(on('darwin', {})).toBe(path.join('/home/ada/Library/Caches/vitrine'));
    expect(on('win32', { LOCALAPPDATA: '/local' })).toBe(path.join('/local/vitrine'));
  });

  it('is under XDG_CACHE_HOME where that is set', () => {
    expect(on('linux', { XDG_CACHE_HOME: '/elsewhere' })).toBe(path.join('/elsewhere/vitrine'));
  });
});
