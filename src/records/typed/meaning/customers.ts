import type { MeaningRule } from './meaning.ts';

export const customersRule: MeaningRule = { beside: () => [], settle: () => ({}) };
