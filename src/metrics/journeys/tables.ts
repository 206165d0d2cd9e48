import { withComplement } from '../../estimates/groups/complement.ts';
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
import { hiddenSteps, type HiddenSteps } from './hidden.ts';
import type { WalkedRow } from './walked-row.ts';

export interface Told extends ToldSegments<readonly WalkedRow[]> {
  readonly minN: number;
  readonly ratesOf: RatesOf;
}

const ofKind = (rows: readonly WalkedRow[], kind: string) => rows.filter((row) => row.kind === kind);

/** The rows that are large enough to stand alone, and how many the others count together; null where there are none. */
function apart(rows: readonly WalkedRow[], minN: number) {
  const parts = rows.map((row) => ({ row, customers: row.persons }));
  const small = minN > 1 ? withComplement(parts, minN) : new Set();
  const joined = parts.filter((part) => small.has(part)).reduce((sum, { row }) => sum + row.n, 0);
  return {
    shown: parts.filter((part) => !small.has(part)).map(({ row }) => row),
    joined: joined === 0 ? null : joined,
  };
}

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
    (rows) => stepLines(ofKind(rows, 'step'), hiddenIn(rows, told.minN)),
  );

const hiddenIn = (rows: readonly WalkedRow[], minN: number): HiddenSteps =>
  hiddenSteps(ofKind(rows, 'step'), ofKind(rows, 'touchpoint'), minN);

function stepLines(steps: readonly WalkedRow[], { isShown }: HiddenSteps): Line[] {
  const leaving = new Map<string, number>();
  for (const step of steps) leaving.set(step.from, (leaving.get(step.from) ?? 0) + step.n);
  const shown = steps.filter(({ from: before, to: next }) => isShown(before, next));
  const joined = steps.reduce((sum, step) => sum + step.n, 0) - shown.reduce((sum, step) => sum + step.n, 0);
  const lines = shown.map((step) => {
    const isBetween = step.from !== '' && step.to !== '';
    const pause = (tenths: number, before: number, behind: number) =>
      isBetween ? hours(tenths, step.n, before, behind) : null;
    return line([], false, () => [
      ['from', step.from === '' ? start : printed(step.from)],
      ['to', step.to === '' ? exit : printed(step.to)],
      ['n', step.n],
      ['share', step.n / leaving.get(step.from)!],
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
      const hidden = hiddenIn(rows, told.minN);
      return ofKind(rows, 'touchpoint').map((row) =>
        line([['touchpoint', printed(row.from)]], hidden.touchpoints.has(row.from), () => [
          ...touchpointCells(row, hidden),
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

function touchpointCells(row: WalkedRow, { isShown }: HiddenSteps): Cells {
  const isKnown = row.known === 1 && isShown(row.from, '');
  return [
    ['contacts', row.n],
    ['starts', isShown('', row.from) ? row.starts : null],
    ['converted', isKnown ? row.converted : null],
    ['lost', isKnown ? row.lost : null],
    ['open', isKnown ? row.open : null],
    ['drop_off', isKnown ? ratio(row.lost, row.n - row.open) : null],
    ['rework_journeys', row.rework_journeys],
    ['self_loops', isShown(row.from, row.from) ? row.self_loops : null],
    ['returns', row.later_visits - row.self_loops],
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
    (rows) => variantLines(ofKind(rows, 'variant'), told.minN),
  );

function variantLines(variants: readonly WalkedRow[], minN: number): Line[] {
  const all = variants.reduce((sum, row) => sum + row.n, 0);
  const { shown, joined } = apart(variants, minN);
  const inOrder = shown.toSorted((a, b) => b.n - a.n || (a.from < b.from ? -1 : 1));
  const rest = joined === null ? [] : [{ name: others, length: null, n: joined }];
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
