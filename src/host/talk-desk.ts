import type { RequestHandlers } from '../contract/dispatcher.ts';
import { settingsSchema } from '../core/settings/settings.ts';
import type { Talk } from '../core/talk/talk.ts';
import type { KioskSettings } from '../node/settings/kiosk-settings.ts';

const talksSchema = settingsSchema.shape.talks;

/**
 * The saved talks, for companions.
 *
 * @param settings where they are kept; null where nothing is
 */
export function talkHandlers(
  settings: KioskSettings | null,
): Pick<RequestHandlers, 'getTalks' | 'saveTalk' | 'deleteTalk'> {
  const current = (): Talk[] => settings?.current.talks ?? [];
  const keep = async (talks: Talk[]): Promise<Talk[]> => {
    if (!settings) throw new Error('This host keeps no talks.');
    if (!talksSchema.safeParse(talks).success) throw new Error('There is no room for more talks.');
    await settings.change({ talks });
    return current();
  };
  return {
    getTalks: current,
    saveTalk: (talk) => {
      const talks = current();
      const isNew = talks.every(({ name }) => name !== talk.name);
      return keep(
        isNew ? [...talks, talk] : talks.map((each) => (each.name === talk.name ? talk : each)),
      );
    },
    deleteTalk: ({ name }) => keep(current().filter((each) => each.name !== name)),
  };
}
