import type { RequestHandlers } from '../contract/dispatcher.ts';
import { KioskError } from '../contract/wire.ts';
import { settingsSchema } from '../core/settings/settings.ts';
import type { Talk } from '../core/talk/talk.ts';
import type { KioskSettings } from '../node/settings/kiosk-settings.ts';

const talksSchema = settingsSchema.shape.talks;

/** The saved talks, for companions. */
export class TalkDesk {
  readonly handlers: Pick<RequestHandlers, 'getTalks' | 'saveTalk' | 'deleteTalk'>;
  readonly #settings: KioskSettings | null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param settings where they are kept; null where nothing is */
  constructor(settings: KioskSettings | null) {
    this.#settings = settings;
    this.handlers = {
      getTalks: () => this.#talks,
      saveTalk: (talk) =>
        this.#change((talks) => {
          const isNew = talks.every(({ name }) => name !== talk.name);
          return isNew
            ? [...talks, talk]
            : talks.map((each) => (each.name === talk.name ? talk : each));
        }),
      deleteTalk: ({ name }) => this.#change((talks) => talks.filter((each) => each.name !== name)),
    };
  }

  get #talks(): Talk[] {
    return this.#settings?.current.talks ?? [];
  }

  /** One change after the other, each of what the one before has left: two phones that save at once lose nothing. */
  #change(change: (talks: Talk[]) => Talk[]): Promise<Talk[]> {
    const done = this.#turn.then(async () => {
      const settings = this.#settings;
      if (!settings) throw new Error('This host keeps no talks.');
      const { talks: by } = settings.fixed.by;
      const source = by === 'option' ? '--talks' : 'VITRINE_TALKS';
      if (by) throw new KioskError('fixed', `The talks are given by ${source}: change them there.`);
      const talks = change(this.#talks);
      if (!talksSchema.safeParse(talks).success)
        throw new Error('There is no room for more talks.');
      await settings.change({ talks });
      return this.#talks;
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
