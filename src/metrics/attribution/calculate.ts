import { withOverlappingComplement } from '../../estimates/groups/margins/complement.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import { agree } from '../../messages/agreement.ts';
import type { Question } from '../../questions/question.ts';
import { column } from '../../results/columns.ts';
import type { Chart, Findings, Notice, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { customersCounted, touchpoint } from '../contacts/columns.ts';
import { others, printed, withoutContact } from '../contacts/names.ts';
import { conversionsOutside, noConversion, outsideAsked, tiedNotice } from '../contacts/notices.ts';
import { marginMissing } from '../contacts/sales-notices.ts';
import { refundNotice } from '../movements/reduced/refunds.ts';
import type { Rates } from '../contacts/cost.ts';
import { ratesBy, type Costs } from '../contacts/costs.ts';
import { creditsOf, type Credit } from './credit.ts';
import { moneyTable } from './money.ts';
import type { Money, MoneyRow } from './reduce-money.ts';
import type { PathRow, Paths } from './reduce.ts';

const number = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'number', { en: meaningEn, es: meaningEs });

const removalEffect = column('removal_effect', { en: 'Removal effect', es: 'Efecto de quitarlo' }, 'share', {
  en: 'part of the conversion rate that is lost where all who come here do not convert',
  es: 'parte de la tasa de conversión que se pierde si nadie que pase por aquí convierte',
});
const rules = [
  number('markov', 'Markov', 'Markov', 'conversions by removal effect', 'conversiones según el efecto de quitarlo'),
  number(
    'shapley',
    'Shapley',
    'Shapley',
    'each conversion in equal parts to the touchpoints of its path',
    'cada conversión a partes iguales entre los puntos de su camino',
  ),
  number('first', 'First', 'Primero', 'conversions whose path begins here', 'conversiones cuyo camino empieza aquí'),
  number('last', 'Last', 'Último', 'conversions whose path ends here', 'conversiones cuyo camino acaba aquí'),
  number(
    'linear',
    'Linear',
    'Lineal',
    'each conversion in equal parts to the contacts of its path',
    'cada conversión a partes iguales entre los contactos de su camino',
  ),
];
const conversionRate = column('conversion_rate', { en: 'Conversion rate', es: 'Tasa de conversión' }, 'share', {
  en: 'paths that convert ÷ paths',
  es: 'caminos que convierten ÷ caminos',
});
const conversions = column('conversions', { en: 'Conversions', es: 'Conversiones' }, 'count', {
  en: 'paths that convert',
  es: 'caminos que convierten',
});

interface Options extends Rates {
  readonly conversion: string | null;
}

const journeysCounted = { en: 'journeys', es: 'recorridos' };

/**
 * Which touchpoints conversions are owed to, by five rules.
 * @throws unknown-name
 */
export function attributionFindings(
  { paths, money, costs }: { readonly paths: Paths; readonly money: Money; readonly costs: Costs },
  options: Options,
  question: Question,
): Findings {
  const { conversion } = options;
  const rows = paths.overall ?? [];
  const all = rows.find(({ kind }) => kind === 'all') ?? null;
  const known = all?.known === 1 ? all : null;
  const credits = known === null ? [] : creditsOf(rows, known.conversions);
  const small = smallOf(credits, paths.minN);
  const table = creditTable(credits, small);
  const sold = money?.overall ?? [];
  const tables =
    money === null || known === null ? [table] : [table, moneyTable(sold, credits, ratesBy(costs, options), small)];
  const headlines = [
    { of: conversionRate, value: known === null || known.n === 0 ? null : known.conversions / known.n },
    { of: conversions, value: known?.conversions ?? null },
  ];
  return {
    headlines: headlines.map(({ of: { name, label, unit }, value }) => ({ name, label, unit, value })),
    tables,
    charts: table.rows.length === 0 ? [] : [chart],
    notices: [
      ...baseNotices(
        paths,
        { overall: all?.n ?? 0, segments: [], ranges: [] },
        { base: (count) => count, counts: journeysCounted, measures: [] },
      ),
      ...suppressionNotice(paths, tables, customersCounted),
      ...outsideAsked(question),
      ...conversionsOutside(withoutContact(conversion, namesIn(rows), question)),
      ...(all === null ? [] : noticesOf(all)),
      ...sold.filter(({ kind }) => kind === 'all').flatMap(salesNotices),
    ],
  };
}

const salesNotices = (sales: MoneyRow): Notice[] => [
  ...marginMissing(sales),
  ...(sales.refunds === 0 ? [] : [refundNotice({ refunds: sales.refunds, amount: sales.refunded })]),
];

/** The touchpoints of few customers, which no row of their own tells. */
function smallOf(credits: readonly Credit[], minN: number): ReadonlySet<Credit> {
  const parts = credits.map((credit) => ({ credit, customers: credit.persons }));
  const small = minN > 1 ? withOverlappingComplement(parts, minN) : new Set();
  return new Set(parts.filter((part) => small.has(part)).map(({ credit }) => credit));
}

function creditTable(credits: readonly Credit[], small: ReadonlySet<Credit>): Table {
  const shown = credits.filter((credit) => !small.has(credit));
  const joined = credits.filter((credit) => small.has(credit));
  const columns = [touchpoint, removalEffect, ...rules];
  const names = rules.map(({ name }) => name as 'markov' | 'shapley' | 'first' | 'last' | 'linear');
  const rest = names.map((name) => [name, joined.reduce((sum, credit) => sum + credit[name], 0)] as const);
  return {
    name: 'credit',
    title: { en: 'Credit for conversions', es: 'Mérito de las conversiones' },
    columns,
    rows: [
      ...shown.map((credit) =>
        row([
          ['touchpoint', printed(credit.touchpoint)],
          ['removal_effect', credit.removal_effect],
          ...names.map((name) => [name, credit[name]] as const),
        ]),
      ),
      ...(joined.length === 0 ? [] : [row([['touchpoint', others], ['removal_effect', null], ...rest])]),
    ],
  };
}

const chart: Chart = {
  type: 'bar',
  title: { en: 'Conversions credited by removal effect', es: 'Conversiones según el efecto de quitarlo' },
  table: 'credit',
  x: ['touchpoint'],
  y: ['markov'],
};

const namesIn = (rows: readonly PathRow[]) => new Set(rows.flatMap((one) => (one.kind === 'name' ? one.from : [])));

function noticesOf(all: PathRow): Notice[] {
  return [
    ...tiedNotice(all.tied, all.part),
    ...(all.known === 1 ? [] : [noConversion]),
    ...(all.unattributed === 0 ? [] : [unattributedNotice(all.unattributed)]),
    ...(all.known === 0 || all.open === 0 ? [] : [stillOpen(all.open)]),
  ];
}

const unattributedNotice = (count: number): Notice => ({
  severity: 'info',
  code: 'unattributed',
  message: {
    en: `${count} ${agree(count, 'conversion has', 'conversions have')} no contact before: nothing is owed to anybody, and they are in no number here`,
    es: `${count} ${agree(count, 'conversión no tiene', 'conversiones no tienen')} contacto anterior: no se deben a nadie, y no están en ningún número`,
  },
});

const stillOpen = (count: number): Notice => ({
  severity: 'info',
  code: 'journeys-open',
  message: {
    en: `${count} ${agree(count, 'journey is', 'journeys are')} still open and ${agree(count, 'counts', 'count')} as not converted`,
    es: `${count} ${agree(count, 'recorrido sigue abierto y cuenta', 'recorridos siguen abiertos y cuentan')} como no convertido${agree(count, '', 's')}`,
  },
});
