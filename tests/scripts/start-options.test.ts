import { describe, expect, it } from 'vitest';
import { forWebHost } from '../../scripts/start-options.ts';

describe('options of npm start for the web host', () => {
  it('makes the library the argument of serve', () => {
    expect(forWebHost(['--slides', 'my deck', '--port', '4200'])).toEqual({
      slides: 'my deck',
      options: ['--port', '4200'],
      leftOut: [],
    });
  });

  it('reads both forms of an option', () => {
    expect(forWebHost(['--slides=a=b', '--mode=explore', '--speed', '4']).options).toEqual([
      ...['--mode', 'explore'],
      ...['--speed', '4'],
    ]);
    expect(forWebHost(['--slides=a=b']).slides).toBe('a=b');
  });

  it('leaves out Chromium’s switches and says which', () => {
    expect(
      forWebHost(['--no-sandbox', '--deck=seqone', '--force-device-scale-factor=2', '-x', 'y']),
    ).toEqual({
      slides: undefined,
      options: ['--deck', 'seqone'],
      leftOut: ['--no-sandbox', '--force-device-scale-factor=2', '-x', 'y'],
    });
  });

  it('drops what a web host is anyway or has not', () => {
    expect(forWebHost(['--web', '--windowed'])).toEqual({
      slides: undefined,
      options: [],
      leftOut: [],
    });
  });

  it('keeps an option without its value, so that the host can complain', () => {
    expect(forWebHost(['--port']).options).toEqual(['--port']);
  });
});
