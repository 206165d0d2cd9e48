import type { MeaningRule } from './meaning.ts';

export const transactionsRule: MeaningRule = () => ({});
