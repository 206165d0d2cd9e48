import type { ErrorText } from '../error-words.ts';
import { decimal, list } from './phrases.ts';

/** What is said of what a customer costs, brings and is worth, where nothing or nonsense says it. */
/** Nobody leaves, but for the noise of fractions. */
const isWhole = (retention: number) => retention >= 1 - 1e-9;

export const profitErrors = {
  'profit-unknown': (d: { command: string }): ErrorText => ({
    message: 'nothing says what a customer brings in each year of his life',
    hint: `from data: cx ${d.command} --customers FILE --transactions FILE; or --profile FILE (year, base_profit, …), or --profit 30,42,44`,
  }),
  'retention-unknown': (): ErrorText => ({
    message: 'nothing says how many customers stay',
    hint: 'say the share that stays a year: --retention 0.8; or give a customers file with ended_at: --customers FILE',
  }),
  'retention-unseen': (d: { customers: number; nobody: 'left' | 'seen' }): ErrorText => ({
    message:
      d.nobody === 'left'
        ? `none of ${d.customers} customers left: nothing says how many stay`
        : `none of ${d.customers} customers was seen for a year: nothing says how many stay one`,
    hint: 'say the share that stays a year: --retention 0.8',
  }),
  'acquisition-cost-unknown': (): ErrorText => ({
    message: 'nothing says what it costs to win a customer',
    hint: 'say it: --acquisition-cost 51; or give a customers file with acquisition_cost (--customers FILE), or a profile with a year 0',
  }),
  'profile-years': (d: { years: readonly number[] }): ErrorText => ({
    message: `a profile has the years 1, 2, 3 … once each, and maybe a year 0: found ${d.years.length === 0 ? 'none' : list(d.years.map(String), 12)}`,
    hint: 'write each year of a customer’s life in one line, none left out; a line whose year or base profit cannot be read is none: cx columns FILE',
  }),
  'years-too-few': (d: { customers: number | null; least: number }): ErrorText => ({
    message: `${d.customers === null ? 'too few' : d.customers} customers were here through the first year of their life: with fewer than ${d.least} nothing is said of it`,
    hint: 'say what a customer brings: --profit 100,120, or --profile FILE',
  }),
  'no-finite-value': (d: { retention: number; improve: number; discount: number; tailGrowth: number }): ErrorText => ({
    message: isWhole(d.retention + d.improve)
      ? `a retention of ${decimal(d.retention)} and ${decimal(d.improve * 100)} points more leave nobody who leaves: such a customer has no finite value`
      : `at a retention of ${decimal(d.retention + d.improve)} and a growth of ${decimal(d.tailGrowth)} a discount of ${decimal(d.discount)} is too small: such a customer has no finite value`,
    hint:
      d.retention >= 1
        ? 'ask for a lower --retention'
        : isWhole(d.retention + d.improve)
          ? `ask for fewer points: --improve ${decimal(Math.floor((1 - d.retention) * 50 * 10) / 10)}`
          : 'ask for a greater --discount, or a smaller --tail-growth',
  }),
};
