// Generated from the folders beside it by `npm run generate`.
import type { Metric } from './metric.ts';
import nps from './nps/index.ts';

export const metrics: readonly Metric[] = [nps];
