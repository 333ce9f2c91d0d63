import { describe, expect, it } from 'vitest';
import { forWebHost } from '../../scripts/start-options.ts';

describe('options of npm start for the web host', () => {
  it('makes the library the argument of serve', () => {
    expect(forWebHost(['--slides', 'my decks', '--port', '4200'])).toEqual({
      slides: 'my decks',
      options: ['--port=4200'],
      leftOut: [],
      problems: [],
    });
  });

  it('reads both forms of an option', () => {
    const { slides, options } = forWebHost(['--slides=a=b', '--mode=explore', '--speed', '4']);
    expect(slides).toBe('a=b');
    expect(options).toEqual(['--mode=explore', '--speed=4']);
  });

  it('leaves out Chromium’s switches and says which', () => {
    expect(
      forWebHost(['--no-sandbox', '--deck=seqone', '--force-device-scale-factor=2']),
    ).toMatchObject({
      slides: null,
      options: ['--deck=seqone'],
      leftOut: ['--no-sandbox', '--force-device-scale-factor=2'],
    });
  });

  it('drops what a web host is anyway or has not', () => {
    expect(forWebHost(['--web', '--windowed']).options).toEqual([]);
  });

  it('tells of mistakes and goes on without them', () => {
    const { options, problems } = forWebHost(['--port', 'many', '--sped=2']);
    expect(options).toEqual([]);
    expect(problems).toHaveLength(2);
  });
});
