import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import { n as counted, rSquared } from '../../results/columns.ts';
import type { Chart, Findings, Notice, Row } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { mostShapleyTerms } from '../../statistics/importance/shapley.ts';
import type { Counted, Weighted } from '../measures/reduced.ts';
import { smallBase } from '../measures/notices.ts';
import { measuredRows, type MeasuredRows } from '../measures/rows.ts';
import { driverColumns, lmg, relativeWeight } from './columns.ts';
import { designOf, type Design } from './design.ts';
import { importanceOf, type Importance } from './importance.ts';
import { quadrantsOf, type Quadrant } from './quadrants.ts';

/** Rows by what they say; of the four ways of counting them one was asked. */
export type Reduced = Readonly<Record<string, Counted | Weighted | null>>;

interface Options {
  readonly seed: number;
  readonly bootstrap: number;
}

/**
 * What goes with an outcome, and how much each driver counts.
 * @throws too-few-customers, driver-unusable, outcome-constant, rows-too-few, measures-aliased, weights-nothing
 */
export function driversOf(reduced: Reduced, { seed, bootstrap }: Options, question: Question): Findings {
  const groups = Object.values(reduced).find((one) => one !== null)!;
  const rows = measuredRows(question.by, groups);
  if (rows.n === 0) return findingsOf(rows, [], null, []);
  assertMany(rows, question.drivers!.minN);
  const design = designOf(rows, question.weight);
  const importance = importanceOf(design, rows, { seed, times: bootstrap, confidence: question.confidence });
  return findingsOf(rows, tableRows(design, rows, importance), design, noticesOf(design, importance));
}

/** @throws too-few-customers */
function assertMany({ n, outcome, measures }: MeasuredRows, least: number): void {
  if (n < least) throw new CxError('too-few-customers', { what: outcome.name, least });
  for (const measure of measures) {
    const few = measure.isText ? measure.levels.find((level) => level.n < least) : undefined;
    if (few !== undefined) throw new CxError('too-few-customers', { what: measure.name, value: few.level, least });
  }
}

function findingsOf(
  { n }: MeasuredRows,
  rows: readonly Row[],
  design: Design | null,
  notices: readonly Notice[],
): Findings {
  // Values of texts alone do not perform.
  const isPlaced = design?.terms.some(({ isIndicator }) => !isIndicator) === true;
  const isShared = design === null || design.terms.length <= mostShapleyTerms;
  return {
    headlines: [
      { name: rSquared.name, label: rSquared.label, unit: rSquared.unit, value: design?.fit.r_squared ?? null },
      { name: counted.name, label: counted.label, unit: counted.unit, value: n === 0 ? null : n },
    ],
    tables: [
      {
        name: 'drivers',
        title: { en: 'What goes with the outcome', es: 'Qué acompaña al resultado' },
        columns: driverColumns,
        rows,
      },
    ],
    charts: isPlaced ? [matrix(isShared ? lmg.name : relativeWeight.name)] : [],
    notices: [...smallBase(n, driverColumns), ...notices],
  };
}

const matrix = (importance: string): Chart => ({
  type: 'scatter',
  title: { en: 'Importance and performance', es: 'Importancia y desempeño' },
  table: 'drivers',
  x: ['driver', 'mean'],
  y: [importance],
  series: 'quadrant',
});

function tableRows(design: Design, rows: MeasuredRows, importance: Importance): readonly Row[] {
  const quadrants = placesOf(design, rows, importance);
  const { fit, products } = design;
  return design.terms.map(({ name }, term) =>
    row([
      ['driver', name],
      ['lmg', importance.shares?.[term] ?? null],
      ['lmg_low', importance.intervals[term]?.low ?? null],
      ['lmg_high', importance.intervals[term]?.high ?? null],
      ['relative_weight', importance.relative[term]!],
      ['std_coefficient', fit.coefficients[term]!],
      ['vif', fit.variance_inflation[term]!],
      ['mean', products.means[term]!],
      ['quadrant', quadrants.get(term) ?? null],
    ]),
  );
}

/** The quadrants of drivers that are numbers, by their places: one value of a text does not perform. */
function placesOf(
  { terms, products }: Design,
  { weights }: MeasuredRows,
  { shares, relative }: Importance,
): ReadonlyMap<number, Quadrant> {
  const numbers = terms.flatMap(({ isIndicator }, term) => (isIndicator ? [] : [term]));
  const placed = numbers.map((term) => {
    const said = terms[term]!.values.filter((_, kind) => weights[kind]! > 0);
    return {
      importance: (shares ?? relative)[term]!,
      mean: products.means[term]!,
      least: said.reduce((least, value) => Math.min(least, value), Infinity),
      most: said.reduce((most, value) => Math.max(most, value), -Infinity),
    };
  });
  const quadrants = quadrantsOf(placed);
  return new Map(numbers.map((term, at) => [term, quadrants[at]!]));
}

function noticesOf({ terms }: Design, { shares, redrawn }: Importance): Notice[] {
  const many: Notice = {
    severity: 'info',
    code: 'shares-left-out',
    message: {
      en: `${terms.length} drivers (each value of a text but one counts) have more orders than can be tried: lmg is for ${mostShapleyTerms} at most, relative_weight says how much each counts`,
      es: `${terms.length} factores (cada valor de un texto menos uno cuenta) tienen más órdenes de los que se pueden probar: lmg es para ${mostShapleyTerms} como mucho; relative_weight dice cuánto cuenta cada uno`,
    },
  };
  const again: Notice = {
    severity: 'info',
    code: 'samples-redrawn',
    message: {
      en: `${redrawn} samples in which a driver said the same of all, or followed from others, were drawn again`,
      es: `${redrawn} muestras en las que un factor decía lo mismo de todos, o se deducía de otros, se sortearon de nuevo`,
    },
  };
  return [...(shares === null ? [many] : []), ...(redrawn > 0 ? [again] : [])];
}
