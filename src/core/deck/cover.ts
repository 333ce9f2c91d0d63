import type { Place } from '../library/located-yaml.ts';
import { nearest } from '../nearest.ts';
import { cleanLine } from '../plain-line.ts';
import { coverNames } from './cover-names.ts';
import { coverParametersSchema, type CoverParameters } from './cover-parameters.ts';
import type { Cover } from './deck.ts';
import type { FrontMatterValues } from './front-matter-schema.ts';
import { fileExtension, mediaExtensions, resolveMedia, type MediaFolder } from './media-path.ts';
import type { Report } from './report.ts';

/** Reads `cover`: a picture's path, a drawing's name, or a map with `drawing` and the drawing's parameters. */
export function readCover(
  cover: FrontMatterValues['cover'],
  place: () => Place,
  folder: MediaFolder,
  report: Report,
): Cover | null {
  if (cover === undefined) return null;
  if (typeof cover !== 'string') {
    const { drawing: name, ...parameters } = cover;
    return readDrawing(name, parameters, place, report);
  }
  if (!mediaExtensions.image.has(fileExtension(cover)) && /^[a-z][a-z0-9-]{0,60}$/.test(cover)) {
    return readDrawing(cover, {}, place, report);
  }
  const found = resolveMedia(cover, 'image', folder);
  if (found.kind === 'found') return { kind: 'picture', url: found.url };
  const shown = cover.slice(0, 100);
  if (found.kind === 'missing') {
    const hint = found.meant ? `Did you mean ${found.meant}?` : 'Check its name, or add the file.';
    report.add(
      'media/missing',
      place,
      `The cover ${shown} does not exist in the deck's folder. ${hint}`,
    );
  } else if (found.kind === 'type') {
    report.add(
      'media/type',
      place,
      `The cover ${shown} is neither a picture nor the name of a drawing.`,
    );
  } else {
    report.add(
      'media/outside',
      place,
      `The cover ${shown} is not in the deck's folder. Copy it into media/.`,
    );
  }
  return null;
}

function readDrawing(
  written: string,
  parameters: Readonly<Record<string, unknown>>,
  place: () => Place,
  report: Report,
): Cover | null {
  const name = coverNames.find((each) => each === written);
  if (name) return { kind: 'drawing', name, parameters: readParameters(parameters, place, report) };
  const meant = nearest(written, coverNames);
  const hint = meant ? `Did you mean ${meant}?` : `There are: ${coverNames.join(', ')}.`;
  report.add('cover/unknown', place, `There is no drawing ${written}. ${hint}`);
  return null;
}

function readParameters(
  written: Readonly<Record<string, unknown>>,
  place: () => Place,
  report: Report,
): CoverParameters {
  const { shape } = coverParametersSchema;
  const names = Object.keys(shape) as (keyof typeof shape)[];
  const parameters: CoverParameters = {};
  for (const [key, value] of Object.entries(written)) {
    const shown = cleanLine(key).slice(0, 60);
    const name = names.find((each) => each === key);
    if (!name) {
      const meant = nearest(key, names);
      const hint = meant ? `Did you mean ${meant}?` : `There are: ${names.join(', ')}.`;
      report.add('cover/parameter', place, `Drawings have no parameter ${shown}. ${hint}`);
      continue;
    }
    const read = shape[name].safeParse(value);
    if (read.success) parameters[name] = read.data;
    else {
      const wanted = read.error.issues[0]?.message ?? 'it is not valid';
      report.add('cover/parameter', place, `cover, ${shown}: ${wanted}; it is left out.`);
    }
  }
  return parameters;
}
