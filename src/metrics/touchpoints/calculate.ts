import { CxError } from '../../errors.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Headline, Notice, Table } from '../../results/result.ts';
import { contactsCounted, customersCounted } from '../contacts/columns.ts';
import { printedChannel, withoutContact } from '../contacts/names.ts';
import { conversionsOutside, noConversion, outsideAsked, scoresUnread, tiedNotice } from '../contacts/notices.ts';
import { agree } from '../../messages/agreement.ts';
import { costOf, costOfAll, type Rates, type RatesOf } from '../contacts/cost.ts';
import { ratesBy, type Costs } from '../contacts/costs.ts';
import { marginMissing, outsideNotice } from '../contacts/sales-notices.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import { estimateOf, measures, salesMeasures, type Estimate } from './measures.ts';
import type { Cell, Cells } from './reduce.ts';
import { allOf, overallTable, touchpointsTable } from './tables.ts';

interface Options extends Rates {
  readonly conversion: string | null;
  readonly scale: string | null;
}

const led = ['contacts', 'csat', 'drop_off', 'cost_per_contact'];

/**
 * What each touchpoint is like in each channel.
 * @throws scores-above-scale, unknown-name
 */
export function touchpointsFindings(
  { shown, sells, costs }: { readonly shown: Cells; readonly sells: boolean; readonly costs: Costs },
  options: Options,
  question: Question,
): Findings {
  const ratesOf = ratesBy(costs, options);
  const all = allOf(shown.overall);
  assertScale(all, options.scale);
  const names = new Set((shown.overall ?? []).flatMap((one) => (one.kind === 'cell' ? one.touchpoint : [])));
  const lacking = withoutContact(options.conversion, names, question);
  const estimating = {
    of: (cell: Cell, state: readonly Cell[]) => estimateOf(cell, costIn(cell, state, ratesOf), question.confidence),
    measures: sells ? [...measures, ...salesMeasures] : measures,
  };
  const overall = all === null ? null : estimating.of(all, shown.overall!);
  const table = touchpointsTable(shown, estimating);
  const tables = [overallTable(shown, estimating), table];
  return {
    headlines: headlinesOf(overall),
    tables,
    charts: all === null ? [] : [satisfaction(table)],
    notices: [
      ...baseNotices(
        shown,
        { overall: all?.contacts ?? 0, segments: [], ranges: [] },
        { base: (contacts) => contacts, counts: contactsCounted, measures },
      ),
      ...suppressionNotice(shown, tables, customersCounted),
      ...(all === null ? [] : noticesOf(all, shown.overall!, ratesOf)),
      ...outsideAsked(question),
      ...conversionsOutside(lacking),
      ...(all === null ? [] : outsideNotice(all.outside_sales, all.outside)),
      ...(all === null ? [] : marginMissing(all)),
      ...(all === null || all.refunds === 0 ? [] : [refundNotice({ refunds: all.refunds, amount: all.refunded })]),
    ],
  };
}

/** All contacts cost what their cells do: each channel has rates of its own. */
const costIn = (cell: Cell, state: readonly Cell[], ratesOf: RatesOf) =>
  cell.kind === 'all' ? costOfAll(cellsIn(state), ratesOf) : costOf(cell, ratesOf);

const cellsIn = (state: readonly Cell[]) => state.filter(({ kind }) => kind === 'cell');

/** @throws scores-above-scale */
function assertScale(all: Cell | null, scale: string | null): void {
  if (all !== null && scale === null && all.beyond > 0) throw new CxError('scores-above-scale', { scores: all.beyond });
}

const headlinesOf = (overall: Estimate | null): Headline[] =>
  measures
    .filter(({ column }) => led.includes(column.name))
    .map(({ column: { name, label, unit }, of }) => {
      const value = overall === null ? null : (of(overall) as number | null);
      if (name !== 'csat' || overall === null) return { name, label, unit, value };
      const { conf_low, conf_high, n } = overall.satisfaction;
      return { name, label, unit, value, conf_low, conf_high, n, method: { en: 'Wilson', es: 'Wilson' } };
    });

const noticesOf = (all: Cell, state: readonly Cell[], ratesOf: RatesOf): Notice[] => [
  ...tiedNotice(all.tied, all.contacts),
  ...(all.known === 1 ? [] : [noConversion]),
  ...scoresUnread(all.unread),
  ...costMissing(all, state, ratesOf),
];

/** A cost that some contacts lack is that of the others; channels that a file of costs lacks are named. */
function costMissing(all: Cell, state: readonly Cell[], ratesOf: RatesOf): Notice[] {
  const cells = cellsIn(state);
  const missing = all.contacts - costOfAll(cells, ratesOf).costed;
  const lacking = [
    ...new Set(cells.filter(({ channel }) => ratesOf(channel) === null).map(({ channel }) => printedChannel(channel))),
  ];
  const asks = ({ channel }: Cell) => {
    const rates = ratesOf(channel);
    return rates === null || rates.minuteRate !== null || rates.contactCost !== null;
  };
  if (missing === 0 || (all.costed === 0 && !cells.some(asks))) return [];
  const named = lacking.length === 0 ? '' : ` (--costs: ${lacking.join(', ')})`;
  return [
    {
      severity: 'warning',
      code: 'cost-missing',
      message: {
        en: `${missing} ${agree(missing, 'contact has', 'contacts have')} no cost, and no minutes to make one of: the cost is that of the others${named}`,
        es: `${missing} ${agree(missing, 'contacto no tiene', 'contactos no tienen')} coste, ni minutos con que calcularlo: el coste es el de los demás${named}`,
      },
    },
  ];
}

const satisfaction = ({ name, columns }: Table): Chart => ({
  type: 'interval',
  title: { en: 'CSAT by touchpoint and channel', es: 'CSAT por punto de contacto y canal' },
  table: name,
  x: columns.slice(0, columns.findIndex((one) => one.name === 'channel') + 1).map((one) => one.name),
  y: ['csat'],
  interval: ['conf_low', 'conf_high'],
});
