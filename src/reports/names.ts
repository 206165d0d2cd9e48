import { metrics } from '../metrics/index.ts';
import { relations, type RelationName } from '../relations/index.ts';

export const metricNames: readonly string[] = metrics.map(({ id }) => id);
export const relationNames = Object.keys(relations) as readonly RelationName[];
