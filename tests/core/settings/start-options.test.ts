import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultStartOptions,
  everyProblem,
  parseStartOptions,
  startOptions,
} from '../../../src/core/settings/start-options.ts';

test('nothing asked for gives every default', () => {
  expect(parseStartOptions([])).toEqual({
    options: {
      slides: null,
      mode: 'loop',
      deck: null,
      locale: null,
      windowed: false,
      web: false,
      host: '127.0.0.1',
      port: 4180,
      speed: 1,
      userDataDir: null,
    },
    rest: [],
    problems: [],
  });
});

test('every option is read as --x v and as --x=v', () => {
  const typed = {
    slides: 'my decks',
    mode: 'explore',
    deck: 'seqone',
    locale: 'en',
    host: '::1',
    port: '5000',
    speed: '2.5',
    'user-data-dir': '/tmp/x=y',
  };
  const expected = {
    slides: 'my decks',
    mode: 'explore',
    deck: 'seqone',
    locale: 'en',
    windowed: true,
    web: true,
    host: '::1',
    port: 5_000,
    speed: 2.5,
    userDataDir: '/tmp/x=y',
  };
  const apart = Object.entries(typed).flatMap(([name, value]) => [`--${name}`, value]);
  const joined = Object.entries(typed).map(([name, value]) => `--${name}=${value}`);
  for (const args of [apart, joined]) {
    const parsed = parseStartOptions(['--web', ...args, '--windowed']);
    expect(parsed).toEqual({ options: expected, rest: [], problems: [] });
  }
});

test('the last of several wins', () => {
  expect(parseStartOptions(['--port=1', '--port', '2']).options.port).toBe(2);
});

describe('what is not ours', () => {
  test.each([
    [['--no-sandbox', '--lang=fr', '--v=1', '--disable-gpu', '--ozone-platform=x11']],
    [['--remote-debugging-port=0', '--host-rules=MAP * 127.0.0.1', '--type=renderer', '--mute']],
    [['.', 'file.md', '-h', '--', '']],
  ])('%j passes through untouched and unremarked', (args) => {
    expect(parseStartOptions(args)).toEqual({
      options: defaultStartOptions(),
      rest: args,
      problems: [],
    });
  });

  test.each([
    ['--prot', '--port'],
    ['--slide=x', '--slides'],
    ['--sldies', '--slides'],
    ['--widowed', '--windowed'],
    ['--Speed=2', '--speed'],
    ['--userdata-dir', '--user-data-dir'],
    ['--dekc', '--deck'],
    ['--local', '--locale'],
  ])('but %s is asked about: did you mean %s?', (argument, meant) => {
    const { rest, problems } = parseStartOptions([argument]);
    expect(rest).toEqual([argument]);
    expect(problems).toEqual([expect.stringContaining(`Did you mean ${meant}?`)]);
  });
});

test('where nothing comes of a start, every option that is not ours is told, once', () => {
  const args = ['--chekc', '/srv/slides', '--slids=/srv', '--port', 'x', '--lang=fr'];
  expect(everyProblem(parseStartOptions(args))).toEqual([
    'There is no option --slids. Did you mean --slides?',
    expect.stringContaining('--port expects'),
    'Vitrine has no option --chekc.',
    'Vitrine has no option --lang.',
  ]);
  expect(everyProblem(parseStartOptions(['--slides', '/srv/slides', '--', '-x']))).toEqual([]);
});

describe('a value that is wrong', () => {
  test.each([
    [['--port=65536'], '--port expects a number from 1 to 65535'],
    [['--port=-1'], '--port expects'],
    [['--port=80a'], '--port expects'],
    [['--port=1e3'], '--port expects'],
    [['--speed=0'], '--speed expects a number from 0.01 to 1000'],
    [['--speed=0.009'], '--speed expects'],
    [['--speed=1001'], '--speed expects'],
    [['--speed=NaN'], '--speed expects'],
    [['--mode=blank'], '--mode expects loop, explore or present, not “blank”.'],
    [['--locale=fr_FR'], '--locale expects a language tag'],
    [['--deck='], '--deck expects'],
    [['--host=http://x/'], '--host expects'],
    [['--slides'], '--slides expects a folder.'],
    [['--slides', '--web'], '--slides expects a folder.'],
    [['--web=yes'], '--web takes no value.'],
  ])('%j is a problem and the default stays', (args, problem) => {
    const { options, problems } = parseStartOptions(args);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect({ ...options, web: false }).toEqual(defaultStartOptions());
  });

  test.each([
    ['--port=0', 'port', 0],
    ['--port=1', 'port', 1],
    ['--port=65535', 'port', 65_535],
    ['--speed=0.01', 'speed', 0.01],
    ['--speed=1000', 'speed', 1_000],
    ['--locale=pt-br', 'locale', 'pt-BR'],
  ] as const)('%s is still right', (argument, key, value) => {
    const { options, problems } = parseStartOptions([argument]);
    expect(problems).toEqual([]);
    expect(options[key]).toBe(value);
  });
});

test('whatever is typed, nothing throws and nothing foreign is lost', () => {
  const names = startOptions.map(({ name }) => `--${name}`);
  const argument = fc.oneof(
    fc.string(),
    fc.constantFrom(...names),
    fc.tuple(fc.constantFrom(...names), fc.string()).map((parts) => parts.join('=')),
  );
  fc.assert(
    fc.property(fc.array(argument), (args) => {
      const { options, rest } = parseStartOptions(args);
      expect(Object.keys(options)).toEqual(
        expect.arrayContaining(Object.keys(defaultStartOptions())),
      );
      expect(options.port >= 0 && options.port <= 65_535).toBe(true);
      expect(options.speed >= 0.01 && options.speed <= 1_000).toBe(true);
      const foreign = args.filter((each) => rest.includes(each));
      expect(rest.every((each) => foreign.includes(each))).toBe(true);
      expect(rest.some((each) => names.includes(each))).toBe(false);
    }),
  );
});
