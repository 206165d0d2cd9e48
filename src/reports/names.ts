import { namedMetrics } from '../metrics/named.ts';
import { relations, type RelationName } from '../relations/index.ts';

export const metricNames: readonly string[] = namedMetrics.map(({ id }) => id);
export const relationNames = Object.keys(relations) as readonly RelationName[];
