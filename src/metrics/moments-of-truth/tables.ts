import type { Row, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { MeasuredRows } from '../measures/rows.ts';
import { asymmetry, type Kind } from './classes.ts';
import { contrastColumns, momentColumns } from './columns.ts';
import type { Told } from './told.ts';

/** A class in which fewer samples agree is none. */
const leastAgreement = 0.9;

/** What low and high ratings do, by every cut: that which was asked for first. */
export const contrastTable = ({ measures }: MeasuredRows, told: readonly Told[]): Table => ({
  name: 'contrast',
  title: { en: 'Penalty and reward', es: 'Penalización y recompensa' },
  columns: contrastColumns,
  rows:
    told.length === 0
      ? []
      : measures.flatMap(({ name }, driver) => ofDriver(told, driver).map((one) => contrastRow(name, one, driver))),
});

/** The ways of cutting a driver, each of its cuts once. */
function ofDriver(told: readonly Told[], driver: number): readonly Told[] {
  const cut = ({ scheme }: Told) => `${scheme[driver]!.low} ${scheme[driver]!.high}`;
  return told.filter((one, at) => told.findIndex((other) => cut(other) === cut(one)) === at);
}

function contrastRow(name: string, { scheme, rows, contrast, kinds, agreements }: Told, driver: number): Row {
  const { penalty, reward, wald_p } = contrast.effects[driver]!;
  const isWhole = penalty !== null && reward !== null;
  return row([
    ['driver', name],
    ['low', scheme[driver]!.low],
    ['high', scheme[driver]!.high],
    ['n_low', rows.low[driver]!],
    ['n_high', rows.high[driver]!],
    ['penalty', penalty],
    ['reward', reward],
    ['range', isWhole ? Math.abs(penalty) + Math.abs(reward) : null],
    ['asymmetry', isWhole ? asymmetry(penalty, reward) : null],
    ['wald_p', wald_p],
    ['class', kinds[driver]!],
    ['agreement', agreements[driver]!],
  ]);
}

/** What a driver is, where cuts and samples agree. */
function classOf(told: readonly Told[], driver: number): Kind | 'depends-on-the-cut' {
  const own = ofDriver(told, driver);
  const first = own[0]!.kinds[driver]!;
  const agree = own.every(({ kinds, agreements }) => kinds[driver] === first && agreements[driver]! >= leastAgreement);
  return agree ? first : 'depends-on-the-cut';
}

export const momentsTable = ({ measures }: MeasuredRows, told: readonly Told[]): Table => ({
  name: 'moments',
  title: { en: 'Moments of truth', es: 'Momentos de la verdad' },
  columns: momentColumns,
  rows:
    told.length === 0
      ? []
      : measures.map(({ name }, driver) =>
          row([
            ['driver', name],
            ['class', classOf(told, driver)],
          ]),
        ),
});
