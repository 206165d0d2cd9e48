import { measure, type Estimator } from '../../estimates/estimator.ts';
import { detractors, promoters, sideOf } from '../../estimates/estimators/net-promoter.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { column, n } from '../../results/columns.ts';
import { netHigh, netLow } from '../profit/columns.ts';
import type { NumberRange } from '../../values/numbers/range.ts';
import type { Assumed } from './assumed.ts';
import { netValue, noReach, reachOf, type Reach } from './reach.ts';

const toldColumn = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });

const toldColumns = [
  toldColumn(
    'promoter_told_low',
    'Told by promoters, low',
    'Oyen a promotores, mín.',
    'the fewest people whom promoters tell',
    'las personas, como mínimo, a las que se lo cuentan los promotores',
  ),
  toldColumn(
    'promoter_told_high',
    'Told by promoters, high',
    'Oyen a promotores, máx.',
    'the most people whom promoters tell',
    'las personas, como máximo, a las que se lo cuentan los promotores',
  ),
  toldColumn(
    'detractor_told_low',
    'Told by detractors, low',
    'Oyen a detractores, mín.',
    'the fewest people whom detractors tell',
    'las personas, como mínimo, a las que se lo cuentan los detractores',
  ),
  toldColumn(
    'detractor_told_high',
    'Told by detractors, high',
    'Oyen a detractores, máx.',
    'the most people whom detractors tell',
    'las personas, como máximo, a las que se lo cuentan los detractores',
  ),
] as const;

const [promoterLow, promoterHigh, detractorLow, detractorHigh] = toldColumns;

/** How far a group of answers reaches. */
export interface WordOfMouth {
  readonly n: number;
  readonly promoters: Reach;
  readonly detractors: Reach;
  readonly net: NumberRange | null;
}

/** How many answers are of promoters, passives and detractors. */
export const classesOf = (answers: State<Answer>): readonly number[] =>
  [1, 0, -1].map((side) => answers.reduce((sum, { value, n: own }) => sum + (sideOf(value) === side ? own : 0), 0));

/** Whom promoters and detractors tell, and what that is worth: counts and products of them, without an interval of chance. */
export function wordOfMouthEstimator(assumed: Assumed): Estimator<Answer, WordOfMouth> {
  return {
    estimate(answers) {
      const [promoting = 0, passive = 0, detracting = 0] = classesOf(answers);
      const answered = promoting + passive + detracting;
      const reach = (customers: number, tells: NumberRange, isLoss: boolean) =>
        answered === 0 ? noReach : reachOf(customers, { ...assumed, tells, isLoss });
      const [positive, negative] = [
        reach(promoting, assumed.promoterTells, false),
        reach(detracting, assumed.detractorTells, true),
      ];
      return { n: answered, promoters: positive, detractors: negative, net: netValue(positive, negative) };
    },
    measures: [
      measure(n, (of) => of.n),
      measure(promoters, (of) => of.promoters.customers),
      measure(detractors, (of) => of.detractors.customers),
      measure(promoterLow, (of) => of.promoters.told?.low ?? null),
      measure(promoterHigh, (of) => of.promoters.told?.high ?? null),
      measure(detractorLow, (of) => of.detractors.told?.low ?? null),
      measure(detractorHigh, (of) => of.detractors.told?.high ?? null),
      measure(netLow, (of) => of.net?.low ?? null),
      measure(netHigh, (of) => of.net?.high ?? null),
    ],
    main: netLow.name,
    rolled: ['n', ...toldColumns.map(({ name }) => name), netLow.name, netHigh.name],
    bounds: true,
    base: (of) => of.n,
    differenceMethod: 'none',
    differ: () => null,
    varianceOfOne: () => null,
  };
}
