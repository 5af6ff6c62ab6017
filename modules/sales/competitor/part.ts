import type { Part } from '#records/define/define-module.ts';
import { dealPerson } from '../deal-person/object.ts';
import { dealCompetitor } from './deal-competitor.ts';
import { competitor } from './object.ts';

/** Who stands about a deal: rivals that are met on it, and people who have a part in its decision. */
export const surroundings: Part = { objects: [competitor, dealCompetitor, dealPerson] };
