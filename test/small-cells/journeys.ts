import * as fc from '../chance.ts';
import type { OkResult, Row, Value } from '../../src/results/result.ts';
import type { Sum, Told } from './attacker.ts';

/** A journey of a customer, in a region. */
interface Journey {
  readonly customer: number;
  readonly region: string;
  readonly walk: readonly string[];
  readonly outcome: string;
}

/** A few ways that are often taken, and many that are not. */
export const journeys: fc.Arbitrary<readonly Journey[]> = fc
  .tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 2, max: 3 }), fc.integer({ min: 5, max: 60 }))
  .chain(([touchpoints, regions, customers]) => {
    const name = fc.integer({ min: 0, max: touchpoints - 1 }).map((at) => `t${at}`);
    const one = fc.record({
      customer: fc.nat(customers),
      region: fc.nat(regions - 1).map((at) => `r${at}`),
      walk: fc.array(name, { minLength: 1, maxLength: 4 }),
      outcome: fc.constantFrom('won', 'lost', 'lost', ''),
    });
    const often = fc
      .tuple(one, fc.integer({ min: 4, max: 20 }))
      .map(([journey, times]) =>
        Array.from({ length: times }, (_, at) => ({ ...journey, customer: journey.customer + at })),
      );
    return fc
      .tuple(fc.array(often, { minLength: 1, maxLength: 6 }), fc.array(one, { maxLength: 20 }))
      .map(([many, few]) => [...many.flat(), ...few]);
  });

/** The file of such journeys: the last contact of one says how it ends. */
export const journeysCsv = (all: readonly Journey[]): string =>
  [
    'journey_id,customer_id,occurred_at,touchpoint,region,outcome',
    ...all.flatMap(({ customer, region, walk, outcome }, at) =>
      walk.map(
        (touchpoint, hour) =>
          `J${at},C${customer},2026-01-01 0${hour}:00:00,${touchpoint},${region},${hour + 1 === walk.length ? outcome : ''}`,
      ),
    ),
  ].join('\n');

export interface ReportsOfJourneys {
  readonly plain: OkResult;
  readonly hiding: OkResult;
}

const ends = ['converted', 'lost', 'open'] as const;
const returning = ['rework_journeys', 'returns'] as const;

/**
 * What reports of all journeys, and of those by region, tell of counts, and which are sums of others. A step and a path that no row
 * tells of may be taken by nobody, or be hidden: a reader cannot say which.
 */
export function toldOfJourneys(
  all: ReportsOfJourneys,
  byRegion: ReportsOfJourneys,
): { readonly told: readonly Told[]; readonly sums: readonly Sum[] } {
  const regions = [...new Set(byRegion.plain.tables[0]!.rows.map((row) => String(row['region'])))];
  const touchpoints = rowsOf(all.plain, 'touchpoints').map((row) => String(row['touchpoint']));
  const variants = rowsOf(all.plain, 'variants').map((row) => String(row['variant']));
  const groups = [
    { group: '', reports: all, ways: 0 },
    ...regions.map((group) => ({ group, reports: byRegion, ways: 1 })),
  ];
  const told = groups.flatMap(({ group, reports, ways }) => {
    const ofGroup = (row: Row) => (ways === 0 || row['region'] === group) && row['suppressed'] !== true;
    const of = (result: OkResult) => (table: string) => rowsOf(result, table).filter(ofGroup);
    const [plain, hiding] = [of(reports.plain), of(reports.hiding)];
    const count = (name: string, [n, shown]: readonly (Value | undefined)[], inWays?: number): Told[] => {
      const own = typeof n === 'number' ? n : 0;
      const isShown = typeof shown === 'number';
      // Of nobody nothing is a secret.
      if (!isShown && own === 0) return [];
      return [
        { name: `${name} ${group}`, n: own, isShown, ...(inWays === undefined ? {} : { inWays: inWays + ways }) },
      ];
    };
    const isTold = hiding('variants').length > 0;
    const journeysOf = plain('variants').reduce((sum, row) => sum + Number(row['journeys']), 0);
    const step = (from: string, to: string) => (row: Row) => row['from'] === from && row['to'] === to;
    return [
      ...count('journeys', [journeysOf, isTold ? journeysOf : null]),
      ...plain('steps').flatMap((row) => {
        const { from, to } = row as { from: string; to: string };
        return count(stepOf(from, to), [row['n'], hiding('steps').find(step(from, to))?.['n']]);
      }),
      ...variants.flatMap((variant) => {
        const journeysOn = (rows: readonly Row[]) => rows.find((row) => row['variant'] === variant)?.['journeys'];
        return count(`path ${variant}`, [journeysOn(plain('variants')), journeysOn(hiding('variants'))]);
      }),
      ...touchpoints.flatMap((name) => {
        const both = (column: string) =>
          [plain, hiding].map((rows) => rows('touchpoints').find((row) => row['touchpoint'] === name)?.[column]);
        // How those end who are shown is hidden for the sake of others alone.
        const isEndShown = hiding('steps').some(step(name, '(exit)'));
        return [
          ...count(`contacts ${name}`, both('contacts')),
          ...count(stepOf('(start)', name), both('starts')),
          ...count(stepOf(name, name), both('self_loops')),
          ...ends
            .flatMap((end) => count(`${end} ${name}`, both(end), 1))
            .filter(({ isShown }) => isShown || !isEndShown),
          ...returning.flatMap((column) => count(`${column} ${name}`, both(column), 1)),
        ];
      }),
    ];
  });
  const headlines = ends.map((end): Told => {
    const n = Number(all.plain.headlines.find(({ name }) => name === end)!.value);
    return {
      name: `${end} `,
      n,
      isShown: all.hiding.headlines.find(({ name }) => name === end)!.value !== null,
      inWays: 0,
    };
  });
  const names = ['(start)', ...touchpoints];
  const next = ['(exit)', ...touchpoints];
  const within = groups.flatMap(({ group }): Sum[] => {
    const sum = (name: string, of: readonly string[]) => ({
      name: `${name} ${group}`,
      of: of.map((one) => `${one} ${group}`),
    });
    return [
      sum(
        'journeys',
        variants.map((variant) => `path ${variant}`),
      ),
      sum(
        'journeys',
        touchpoints.map((name) => stepOf('(start)', name)),
      ),
      sum(
        'journeys',
        touchpoints.map((name) => stepOf(name, '(exit)')),
      ),
      ...touchpoints.flatMap((name) => [
        sum(
          `contacts ${name}`,
          names.map((from) => stepOf(from, name)),
        ),
        sum(
          `contacts ${name}`,
          next.map((to) => stepOf(name, to)),
        ),
        sum(
          stepOf(name, '(exit)'),
          ends.map((end) => `${end} ${name}`),
        ),
      ]),
    ];
  });
  const across = [
    'journeys',
    ...variants.map((variant) => `path ${variant}`),
    ...names.flatMap((from) =>
      next.filter((to) => from !== '(start)' || to !== '(exit)').map((to) => stepOf(from, to)),
    ),
    ...touchpoints.flatMap((name) => [`contacts ${name}`, ...[...ends, ...returning].map((one) => `${one} ${name}`)]),
  ].map((name): Sum => ({ name: `${name} `, of: regions.map((region) => `${name} ${region}`) }));
  const ofEnds = ends.map((end): Sum => ({ name: `${end} `, of: touchpoints.map((name) => `${end} ${name} `) }));
  return { told: [...told, ...headlines], sums: [...within, ...across, ...ofEnds] };
}

const stepOf = (from: string, to: string) => `step ${from} > ${to}`;

const rowsOf = (result: OkResult, name: string): readonly Row[] =>
  result.tables.find((table) => table.name === name)!.rows;
