import { line, segmentTable, type Cells, type Line, type ToldSegments } from '../../estimates/tables/segment-table.ts';
import { csat, lost, n, share } from '../../results/columns.ts';
import type { Table } from '../../results/result.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { costOfAll, type Cost, type RatesOf } from '../contacts/cost.ts';
import {
  contacts,
  converted,
  costPerContact,
  dropOff,
  effort,
  journeys,
  open,
  touchpoint,
} from '../contacts/columns.ts';
import { exit, others, printed, start } from '../contacts/names.ts';
import {
  cumulativeShare,
  from,
  length,
  medianHours,
  p90Hours,
  returns,
  rework,
  selfLoops,
  starts,
  to,
  variant,
} from './columns.ts';
import type { WalkedRow } from './walked-row.ts';

export interface Told extends ToldSegments<readonly WalkedRow[]> {
  readonly ratesOf: RatesOf;
}

const ofKind = (rows: readonly WalkedRow[], kind: string) => rows.filter((row) => row.kind === kind);

/** What is hidden stands in a state as a row of nothing. */
const isShown = ({ n: count }: WalkedRow) => count > 0;

/** How many all together are who are told of by no row of their own. */
const untold = (all: number, shown: readonly WalkedRow[]) => all - shown.reduce((sum, row) => sum + row.n, 0);

/** A count that a row tells, 0 where there is no such row; null where it is hidden. */
const countIn = (row: WalkedRow | undefined, count: (row: WalkedRow) => number): number | null =>
  row === undefined ? 0 : isShown(row) ? count(row) : null;

const microsecondsPerHour = 3_600_000_000;

/** Quantile of type 7 (Hyndman & Fan 1996) from the values on both sides of it. */
function hours(tenths: number, count: number, before: number, behind: number): number {
  const part = ((tenths * (count - 1)) % 10) / 10;
  return (before + part * (behind - before)) / microsecondsPerHour;
}

export const stepsTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'steps',
      title: { en: 'Steps', es: 'Pasos' },
      columns: [from, to, n, share, medianHours, p90Hours],
    },
    stepLines,
  );

function stepLines(rows: readonly WalkedRow[]): Line[] {
  const shown = ofKind(rows, 'step').filter(isShown);
  const [journeysOfAll = 0, contactsOfAll = 0] = ofKind(rows, 'all').flatMap((all) => [all.n, all.length]);
  const touchpoints = new Map(ofKind(rows, 'touchpoint').map((row) => [row.from, row.n]));
  const leaving = (name: string) => (name === '' ? journeysOfAll : touchpoints.get(name)!);
  const joined = untold(journeysOfAll + contactsOfAll, shown);
  const lines = shown.map((step) => {
    const isBetween = step.from !== '' && step.to !== '';
    const pause = (tenths: number, before: number, behind: number) =>
      isBetween ? hours(tenths, step.n, before, behind) : null;
    return line([], false, () => [
      ['from', step.from === '' ? start : printed(step.from)],
      ['to', step.to === '' ? exit : printed(step.to)],
      ['n', step.n],
      ['share', step.n / leaving(step.from)],
      ['median_hours', pause(5, step.median_before, step.median_behind)],
      ['p90_hours', pause(9, step.p90_before, step.p90_behind)],
    ]);
  });
  const rest: Cells = [
    ['from', others],
    ['to', others],
    ['n', joined],
  ];
  return joined === 0 ? lines : [...lines, line([], false, () => rest)];
}

export const touchpointsTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'touchpoints',
      title: { en: 'Touchpoints', es: 'Puntos de contacto' },
      columns: [
        touchpoint,
        contacts,
        starts,
        converted,
        lost,
        open,
        dropOff,
        rework,
        selfLoops,
        returns,
        csat,
        effort,
        costPerContact,
      ],
    },
    (rows) => {
      const costs = ofKind(rows, 'cost').map((row) => ({ ...row, channel: row.to }));
      return ofKind(rows, 'touchpoint').map((row) =>
        line([['touchpoint', printed(row.from)]], !isShown(row), () => [
          ...touchpointCells(row, rows),
          [
            'cost_per_contact',
            meanCost(
              costOfAll(
                costs.filter(({ from: name }) => name === row.from),
                told.ratesOf,
              ),
            ),
          ],
        ]),
      );
    },
  );

const ratio = (part: number, all: number) => (all === 0 ? null : part / all);

const meanCost = ({ cost, costed }: Cost) => (costed === 0 ? null : amountOf(cost) / costed);

function touchpointCells(row: WalkedRow, rows: readonly WalkedRow[]): Cells {
  const step = (before: string, next: string) =>
    countIn(
      ofKind(rows, 'step').find((one) => one.from === before && one.to === next),
      (one) => one.n,
    );
  const endings = ofKind(rows, 'ending').find(({ from: name }) => name === row.from);
  const isEndTold = row.known === 1 && step(row.from, '') !== null;
  const ended = (name: 'converted' | 'lost' | 'open') => (isEndTold ? countIn(endings, (one) => one[name]) : null);
  const [lostHere, openHere] = [ended('lost'), ended('open')];
  return [
    ['contacts', row.n],
    ['starts', step('', row.from)],
    ['converted', ended('converted')],
    ['lost', lostHere],
    ['open', openHere],
    ['drop_off', lostHere === null || openHere === null ? null : ratio(lostHere, row.n - openHere)],
    ['rework_journeys', row.rework_journeys],
    ['self_loops', step(row.from, row.from)],
    ['returns', row.returns],
    ['csat', ratio(row.satisfied, row.rated)],
    ['effort', ratio(row.effort, row.efforts)],
  ];
}

export const variantsTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'variants',
      title: { en: 'Variants', es: 'Variantes' },
      columns: [variant, length, journeys, share, cumulativeShare],
    },
    variantLines,
  );

function variantLines(rows: readonly WalkedRow[]): Line[] {
  const all = ofKind(rows, 'all').reduce((sum, row) => sum + row.n, 0);
  const shown = ofKind(rows, 'variant').filter(isShown);
  const joined = untold(all, shown);
  const inOrder = shown.toSorted((a, b) => b.n - a.n || (a.from < b.from ? -1 : 1));
  const rest = joined === 0 ? [] : [{ name: others, length: null, n: joined }];
  const named = inOrder.map((row) => ({ name: row.from, length: row.length, n: row.n }));
  let before = 0;
  return [...named, ...rest].map((row) => {
    before += row.n;
    const cumulative = before / all;
    return line([], false, () => [
      ['variant', row.name],
      ['length', row.length],
      ['journeys', row.n],
      ['share', row.n / all],
      ['cumulative_share', cumulative],
    ]);
  });
}
