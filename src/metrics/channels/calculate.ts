import { CxError } from '../../errors.ts';
import { isAnyHidden } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Table } from '../../results/result.ts';
import { contactsCounted, customersCounted } from '../contacts/columns.ts';
import { outsideAsked, scoresUnread, tiedNotice } from '../contacts/notices.ts';
import { switches, switchRate } from './columns.ts';
import type { Offered } from './reduce.ts';
import { channelsTable, consistencyTable, switchesTable, type Told } from './tables.ts';

/**
 * Whether a touchpoint is the same in every channel, and how often customers change channels.
 * @throws scores-above-scale
 */
export function channelsFindings(offered: Offered, scale: string | null, question: Question): Findings {
  const { confidence } = question;
  const rows = offered.overall ?? [];
  const all = rows.find(({ kind }) => kind === 'all') ?? null;
  if (all !== null && scale === null && all.beyond > 0) throw new CxError('scores-above-scale', { scores: all.beyond });
  const switched = rows.find(({ kind }) => kind === 'switched');
  const told: Told = {
    by: offered.by,
    minN: offered.minN,
    confidence,
    segments: offered.segments.map(({ segment, state }) => ({ values: segment, told: state })),
    hides: isAnyHidden(offered) || offered.minN > 1,
  };
  const consistency = consistencyTable(told);
  const tables = [consistency, channelsTable(told), switchesTable(told)];
  const headlines = [
    { of: switches, value: all === null ? null : (switched?.contacts ?? 0) },
    { of: switchRate, value: all === null ? null : (switched?.n ?? 0) / all.n },
  ];
  return {
    headlines: headlines.map(({ of: { name, label, unit }, value }) => ({ name, label, unit, value })),
    tables,
    charts: consistency.rows.length === 0 ? [] : [gaps(consistency)],
    notices: [
      ...baseNotices(
        offered,
        { overall: all?.contacts ?? 0, segments: [], ranges: [] },
        {
          base: (count) => count,
          counts: contactsCounted,
          measures: consistency.columns.map((column) => ({ column })),
        },
      ),
      ...suppressionNotice(offered, tables, customersCounted),
      ...outsideAsked(question),
      ...(all === null ? [] : [...tiedNotice(all.tied, all.contacts), ...scoresUnread(all.unread)]),
    ],
  };
}

const gaps = ({ name, columns }: Table): Chart => ({
  type: 'interval',
  title: { en: 'Gap between the best and the worst channel', es: 'Brecha entre el mejor y el peor canal' },
  table: name,
  x: columns.slice(0, columns.findIndex((one) => one.name === 'touchpoint') + 1).map((one) => one.name),
  y: ['gap'],
  interval: ['conf_low', 'conf_high'],
  reference: 0,
});
