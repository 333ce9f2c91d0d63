import type { CoverName } from '../../core/deck/cover-names.ts';
import { contours } from './contours.ts';
import { dialogue } from './dialogue.ts';
import { disciplines } from './disciplines.ts';
import type { Drawing } from './drawing.ts';
import { federation } from './federation.ts';
import { gathering } from './gathering.ts';
import { growth } from './growth.ts';
import { pulse } from './pulse.ts';
import { reads } from './reads.ts';
import { records } from './records.ts';
import { remoteCentre } from './remote-centre.ts';
import { shoreline } from './shoreline.ts';

/** The drawings, by the names that decks use. */
export const drawings: Readonly<Record<CoverName, Drawing>> = {
  contours,
  dialogue,
  disciplines,
  federation,
  gathering,
  growth,
  pulse,
  reads,
  records,
  'remote-centre': remoteCentre,
  shoreline,
};
