import { differences } from './differences.ts';
import { series } from './series.ts';
import type { SharedMethod } from './shared-method.ts';
import { weighting } from './weighting.ts';

/** What stands behind the tables and columns that are not a metric's own, in the order of the tables. */
export const sharedMethods: readonly SharedMethod[] = [...differences, ...series, ...weighting];
