import { column, confidenceLimits } from '../../results/columns.ts';
import type { Findings, Row, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { AskedScenario } from '../metric.ts';
import { assumptionsTable } from '../profit/assumptions.ts';
import { unlikeScenarios } from './notices/unlike.ts';
import { netValue } from './tables/columns.ts';

const scenario = column('scenario', { en: 'Scenario', es: 'Escenario' }, 'text', {
  en: 'the question, as its file is called',
  es: 'la pregunta, como se llama su archivo',
});
const difference = column('difference', { en: 'Difference', es: 'Diferencia' }, 'money', {
  en: 'net value less that of the first scenario',
  es: 'valor neto menos el del primer escenario',
});

const rowsOf = ({ result }: AskedScenario, table: string): readonly Row[] =>
  result.tables.find(({ name }) => name === table)?.rows ?? [];

const netOf = (asked: AskedScenario): number | null =>
  (rowsOf(asked, 'overall')[0]?.['net_value'] as number | null | undefined) ?? null;

/** Several questions side by side: what each comes to, how far that is from the first, and what each rests on. */
export function scenariosSideBySide(asked: readonly AskedScenario[]): Findings {
  const first = asked[0] === undefined ? null : netOf(asked[0]);
  return {
    headlines: [],
    tables: [
      {
        name: 'scenarios',
        title: { en: 'Scenarios', es: 'Escenarios' },
        columns: [scenario, netValue, ...confidenceLimits('money'), difference],
        rows: asked.map((one) => {
          const [overall] = rowsOf(one, 'overall');
          const net = netOf(one);
          return row([
            ['scenario', one.name],
            ['net_value', net],
            ['conf_low', overall?.['conf_low'] ?? null],
            ['conf_high', overall?.['conf_high'] ?? null],
            ['difference', net === null || first === null ? null : net - first],
          ]);
        }),
      },
      assumptionsOfEach(asked),
    ],
    charts: [
      {
        type: 'interval',
        title: { en: 'Net value of each scenario', es: 'Valor neto de cada escenario' },
        table: 'scenarios',
        x: ['scenario'],
        y: ['net_value'],
        interval: ['conf_low', 'conf_high'],
      },
    ],
    notices: unlikeScenarios(asked),
  };
}

/** What each scenario rests on. */
function assumptionsOfEach(asked: readonly AskedScenario[]): Table {
  const { name, title, columns } = assumptionsTable([]);
  return {
    name,
    title,
    columns: [scenario, ...columns],
    rows: asked.flatMap((one) =>
      rowsOf(one, name).map((cells) => row([['scenario', one.name] as const, ...Object.entries(cells)])),
    ),
  };
}
