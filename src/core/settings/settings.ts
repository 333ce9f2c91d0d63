import { z } from 'zod';
import { canonicalLocale } from '../library/languages.ts';
import type { Site } from '../library/library.ts';
import { readMoment } from '../library/read-times.ts';
import { idleRange, presenterSilenceRange } from '../library/site.ts';
import { announcementSchema, openingHoursSchema } from '../schedule/schedule.ts';
import { talkSchema } from '../talk/talk.ts';

const duration = ({ from, to }: { from: number; to: number }) => z.int().min(from).max(to);
/** In mm. */
const inch = 25.4;
const line = z.string().trim().min(1).max(500);
/** As `kiosk.yaml` would take it: a screen reckons with these times, and must not stumble over them. */
const announcement = announcementSchema
  .extend({ deck: z.string().min(1).max(255) })
  .refine(({ from, to }) => [from, to].every((each) => readMoment(each) === each) && from < to);

/**
 * What is set for one kiosk, on top of what its library says. Null stands for “not set here”. Durations are in ms. The same
 * for the file `settings.json`, the environment, the command line and the staff panel.
 */
export const settingsSchema = z.object({
  /** The library's folder; null for the bundled one. */
  slides: z.string().min(1).max(4096).nullable(),
  /** The language to start and loop in. */
  locale: z
    .string()
    .refine((tag) => canonicalLocale(tag) === tag)
    .nullable(),
  /** How loud films are in the loop, from 0 for silence to 1; null mutes them unless the site says `sound`. */
  volume: z.number().min(0).max(1).nullable(),
  idle: duration(idleRange).nullable(),
  presenterSilence: duration(presenterSilenceRange).nullable(),
  hours: openingHoursSchema.or(z.literal('always')).nullable(),
  /** Besides the site's own. */
  announcements: z.array(announcement).max(100),
  /** What presenters have prepared. */
  talks: z.array(talkSchema).max(50),
  /** As `chooseDisplay` reads it. */
  display: line.nullable(),
  /** Of the display, in inches. */
  diagonal: z.number().min(5).max(150).nullable(),
  /** Whether phones on the local network may drive the screen. */
  remote: z.boolean(),
  /** Whether the kiosk opens when someone logs in to this machine. */
  startWithMachine: z.boolean(),
  /** Where newer versions of Vitrine are looked for. */
  updateUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
});

/** See {@link settingsSchema}. */
export type Settings = z.infer<typeof settingsSchema>;
/** The name of a setting. */
export type SettingKey = keyof Settings;

/** What holds where nothing is set. */
export const defaultSettings: Settings = {
  slides: null,
  locale: null,
  volume: null,
  idle: null,
  presenterSilence: null,
  hours: null,
  announcements: [],
  talks: [],
  display: null,
  diagonal: null,
  remote: false,
  startWithMachine: false,
  updateUrl: null,
};

/** What was set outside the file and the staff panel, and by whom: it cannot be changed while the kiosk runs. */
export interface FixedSettings {
  settings: Partial<Settings>;
  by: Partial<Record<SettingKey, 'environment' | 'option'>>;
}

/** The name of every setting. */
export const settingKeys = Object.keys(defaultSettings) as readonly SettingKey[];

/** The site as this kiosk shows it. */
export function applySettings(site: Site, settings: Settings): Site {
  const { locale, hours } = settings;
  return {
    ...site,
    loopLanguages: locale === null ? site.loopLanguages : [locale],
    volume: settings.volume ?? site.volume,
    idle: settings.idle ?? site.idle,
    presenterSilence: settings.presenterSilence ?? site.presenterSilence,
    hours: hours === 'always' ? null : (hours ?? site.hours),
    ownAnnouncements: settings.announcements,
    display: settings.display ?? site.display,
    screen: settings.diagonal === null ? site.screen : { diagonal: settings.diagonal * inch },
  };
}
