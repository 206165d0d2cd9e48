import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { confidenceLimits } from '../../results/columns.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import { segmentCells } from '../../estimates/tables/segment-cells.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Question } from '../../questions/question.ts';
import { revenueShare } from '../../results/columns.ts';
import type { Chart, Findings } from '../../results/result.ts';
import { customersCounted } from '../movements/columns.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { withRevenueOf, type CohortCell } from './cell.ts';
import { cohortsOf } from './followed.ts';
import { activeShare, averageTable, cohortsTable, sizesTable, type Told } from './tables.ts';

interface Reduced {
  readonly purchases: Shown<CohortCell> | null;
  readonly lives: Shown<CohortCell> | null;
  readonly spending: Shown<CohortCell> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

const cameIn = (state: State<CohortCell>) => state.reduce((sum, { came }) => sum + came, 0);

/** Customers by the period in which they came, and how many of each are active in every period since. */
export function cohortsFindings({ purchases, lives, spending, refunds }: Reduced, question: Question): Findings {
  const groups = lives !== null && spending !== null ? withRevenueOf(lives, spending) : (lives ?? purchases)!;
  const segments = groups.segments.map((segment) => ({
    ...cohortsOf(segment, { minN: groups.minN, isBounded: lives !== null }),
    cells: segmentCells(groups.by, segment),
  }));
  const hidesCells = segments.some(
    ({ cohorts, averages }) =>
      cohorts.some(({ hidden }) => hidden.size > 0) || averages.some(({ active }) => active === null),
  );
  const told: Told = {
    by: groups.by,
    segments,
    hides: isAnyHidden(groups) || hidesCells,
    hasRevenue: lives === null || spending !== null,
    confidence: question.confidence,
  };
  const tables = [cohortsTable(told), sizesTable(told), averageTable(told)];
  const sizes = {
    overall: cameIn(groups.overall ?? []),
    segments: groups.segments.map(({ segment, name, state }) => ({
      segment,
      name,
      estimate: state === null ? null : cameIn(state),
      rest: () => null,
      periods: [],
    })),
    ranges: [],
  };
  return {
    headlines: [],
    tables,
    charts: groups.isEmpty ? [] : chartsOf(told),
    notices: [
      ...baseNotices(groups, sizes, {
        base: (customers) => customers,
        counts: customersCounted,
        measures: confidenceLimits('share').map((column) => ({ column })),
      }),
      ...suppressionNotice(groups, tables, customersCounted),
      ...refundNotices(refunds),
    ],
  };
}

function chartsOf({ by, hasRevenue }: Told): Chart[] {
  const columns = [activeShare, ...(hasRevenue ? [revenueShare] : [])];
  return columns.map(({ name, label }) => ({
    type: 'heatmap',
    title: { en: `${label.en} by cohort`, es: `${label.es} por cohorte` },
    table: 'cohorts',
    x: [...by, 'cohort', 'offset'],
    y: [name],
    complete: 'complete',
  }));
}
