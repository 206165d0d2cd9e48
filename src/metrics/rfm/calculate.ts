import { estimated } from '../../estimates/estimated.ts';
import { estimateFindings } from '../../estimates/findings.ts';
import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import type { Question } from '../../questions/question.ts';
import type { Text } from '../../messages/language.ts';
import type { Chart, Findings, Table } from '../../results/result.ts';
import { customersCounted } from '../movements/columns.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import { rfmEstimator } from './estimator.ts';
import type { ScoredRow } from './scored-row.ts';
import { cellsTable, cutsTable, namedSegmentsTable, paretoTable, type Told } from './tables/tables.ts';

interface Reduced {
  readonly scored: Shown<ScoredRow>;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** Who bought last, most often and for most money, and what they are worth together. */
export function rfmFindings({ scored, refunds }: Reduced, question: Question): Findings {
  const estimator = rfmEstimator(scored.minN);
  const findings = estimateFindings(scored, estimator, question, {
    headlines: [
      { measure: 'customers', label: { en: 'Customers', es: 'Clientes' } },
      { measure: 'revenue', label: { en: 'Revenue', es: 'Ingreso' } },
      { measure: 'top_decile_share', label: { en: 'Share of the top decile', es: 'Proporción del decil superior' } },
    ],
    chart: { title: { en: 'Share of the top decile', es: 'Proporción del decil superior' } },
  });
  const told = toldOf(scored, question);
  const tables = [namedSegmentsTable(told), cellsTable(told), cutsTable(told), paretoTable(told)];
  const isNoticed = findings.notices.some(({ code }) => code === 'suppressed');
  return {
    ...findings,
    tables: [...findings.tables, ...tables],
    charts: scored.isEmpty ? [] : [...findings.charts, ...chartsOf(told, tables)],
    notices: [
      ...findings.notices,
      ...(isNoticed ? [] : suppressionNotice(scored, tables, customersCounted)),
      ...refundNotices(refunds),
    ],
  };
}

function toldOf(scored: Shown<ScoredRow>, question: Question): Told {
  const { by, minN } = scored;
  const segments = estimated(scored, rfmEstimator(minN), question).segments.map((segment) => ({
    values: segment.segment,
    told: segment.estimate,
  }));
  // The least and the greatest value of all are hidden wherever anything may be.
  const hides = isAnyHidden(scored) || (minN > 1 && !scored.isEmpty);
  return { by, segments, minN, hides };
}

function chartsOf({ by }: Told, tables: readonly Table[]): Chart[] {
  const beside = (name: string): readonly string[] =>
    tables
      .find((table) => table.name === name)!
      .columns.slice(0, by.length)
      .map((one) => one.name);
  const [series] = beside('pareto');
  const heatmap = (title: Text, measure: string): Chart => ({
    type: 'heatmap',
    title,
    table: 'cells',
    x: [...beside('cells'), 'recency_score', 'frequency_score'],
    y: [measure],
  });
  const curve: Chart = {
    type: 'line',
    title: { en: 'Revenue by share of customers', es: 'Ingreso por proporción de clientes' },
    table: 'pareto',
    x: ['customer_share'],
    y: ['revenue_share'],
    ...(series === undefined ? {} : { series }),
  };
  return [
    {
      type: 'bar',
      title: { en: 'Customers by named segment', es: 'Clientes por segmento con nombre' },
      table: 'named_segments',
      x: [...beside('named_segments'), 'segment'],
      y: ['customers'],
    },
    heatmap({ en: 'Customers by recency and frequency', es: 'Clientes por recencia y frecuencia' }, 'customers'),
    heatmap({ en: 'Revenue by recency and frequency', es: 'Ingreso por recencia y frecuencia' }, 'revenue'),
    // Several columns of segments make more lines than an eye can follow: the table has them.
    ...(by.length > 1 ? [] : [curve]),
  ];
}
