import { CxError } from '../../errors.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Headline, Notice, Table } from '../../results/result.ts';
import { contactsCounted, customersCounted } from '../contacts/columns.ts';
import { assertKnown } from '../contacts/names.ts';
import { noConversion, scoresUnread, tiedNotice } from '../contacts/notices.ts';
import { agree } from '../../messages/agreement.ts';
import { costOf, type Rates } from './cost.ts';
import { estimateOf, measures, type Estimate } from './measures.ts';
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
export function touchpointsFindings(shown: Cells, options: Options, question: Question): Findings {
  const all = allOf(shown.overall);
  assertScale(all, options.scale);
  assertKnown(
    options.conversion,
    new Set((shown.overall ?? []).flatMap((one) => (one.kind === 'cell' ? one.touchpoint : []))),
  );
  const estimate = (cell: Cell) => estimateOf(cell, options, question.confidence);
  const overall = all === null ? null : estimate(all);
  const table = touchpointsTable(shown, estimate);
  const tables = [overallTable(shown, estimate), table];
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
      ...(all === null ? [] : noticesOf(all, options)),
    ],
  };
}

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

const noticesOf = (all: Cell, rates: Rates): Notice[] => [
  ...tiedNotice(all.tied, all.contacts),
  ...(all.known === 1 ? [] : [noConversion]),
  ...scoresUnread(all.unread),
  ...costMissing(all, rates),
];

/** A cost that some contacts lack is that of the others. */
function costMissing(all: Cell, rates: Rates): Notice[] {
  const missing = all.contacts - costOf(all, rates).costed;
  const isAsked = all.costed > 0 || rates.minuteRate !== null || rates.contactCost !== null;
  if (!isAsked || missing === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'cost-missing',
      message: {
        en: `${missing} ${agree(missing, 'contact has', 'contacts have')} no cost, and no minutes to make one of: the cost is that of the others`,
        es: `${missing} ${agree(missing, 'contacto no tiene', 'contactos no tienen')} coste, ni minutos con que calcularlo: el coste es el de los demás`,
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
