import { CxError } from '../../errors.ts';
import { isAnyHidden } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import type { Question } from '../../questions/question.ts';
import type { Text } from '../../messages/language.ts';
import { column } from '../../results/columns.ts';
import type { Chart, Findings, Headline } from '../../results/result.ts';
import { converted, customersCounted, journeys, open } from '../contacts/columns.ts';
import type { Rates } from '../contacts/cost.ts';
import { ratesBy, type Costs } from '../contacts/costs.ts';
import { exit, others, start, withoutContact } from '../contacts/names.ts';
import { conversionsOutside, noConversion, outsideAsked, scoresUnread, tiedNotice } from '../contacts/notices.ts';
import { lost } from '../../results/columns.ts';
import type { Walked } from './reduce.ts';
import type { WalkedRow } from './walked-row.ts';
import { stepsTable, touchpointsTable, variantsTable, type Told } from './tables.ts';

interface Options extends Rates {
  readonly conversion: string | null;
  readonly scale: string | null;
}

const journeysCounted: Text = { en: 'journeys', es: 'recorridos' };

const variants = column('variants', { en: 'Variants', es: 'Variantes' }, 'count', {
  en: 'paths that differ',
  es: 'caminos distintos',
});

/**
 * Which way journeys take.
 * @throws scores-above-scale, unknown-name
 */
export function journeysFindings(walked: Walked, costs: Costs, options: Options, question: Question): Findings {
  const { conversion, scale } = options;
  const rows = walked.overall ?? [];
  const all = rows.find(({ kind }) => kind === 'all') ?? null;
  if (all !== null && scale === null && all.beyond > 0) throw new CxError('scores-above-scale', { scores: all.beyond });
  const names = new Set(rows.flatMap((row) => (row.kind === 'touchpoint' ? row.from : [])));
  const lacking = withoutContact(conversion, names, question);
  const told: Told = {
    by: walked.by,
    ratesOf: ratesBy(costs, options),
    segments: walked.segments.map(({ segment, state }) => ({ values: segment, told: state })),
    hides: isAnyHidden(walked) || walked.minN > 1,
  };
  const tables = [stepsTable(told), touchpointsTable(told), variantsTable(told)];
  return {
    headlines: headlinesOf(all, rows),
    tables,
    charts: [flow(walked.by)],
    notices: [
      ...baseNotices(
        walked,
        { overall: all?.n ?? 0, segments: [], ranges: [] },
        { base: (count) => count, counts: journeysCounted, measures: [] },
      ),
      ...suppressionNotice(walked, tables, customersCounted),
      ...outsideAsked(question),
      ...conversionsOutside(lacking),
      ...(all === null
        ? []
        : [
            ...tiedNotice(all.tied, all.length),
            ...(all.known === 1 ? [] : [noConversion]),
            ...scoresUnread(all.unread),
          ]),
    ],
  };
}

function headlinesOf(all: WalkedRow | null, rows: readonly WalkedRow[]): Headline[] {
  const known = all?.known === 1 ? all : null;
  const values = [
    [journeys, all?.n ?? null],
    [variants, all === null ? null : rows.filter(({ kind }) => kind === 'variant').length],
    [converted, known?.converted ?? null],
    [lost, known?.lost ?? null],
    [open, known?.open ?? null],
  ] as const;
  return values.map(([{ name, label, unit }, value]) => ({ name, label, unit, value }));
}

const flow = (by: readonly string[]): Chart => ({
  type: 'flow',
  title: { en: 'Steps of journeys', es: 'Pasos de los recorridos' },
  table: 'steps',
  x: [...by, 'from', 'to'],
  y: ['n'],
  places: {
    table: 'touchpoints',
    name: 'touchpoint',
    shade: 'csat',
    beside: ['contacts', 'csat', 'effort', 'cost_per_contact'],
    ends: ['converted', 'lost', 'open'],
    outside: { start, exit, rest: others },
  },
});
