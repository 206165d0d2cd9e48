import { compareNames } from '../../estimates/groups/groups.ts';
import { plus } from '../../estimates/groups/state.ts';
import type { Shown, ShownSegment } from '../../estimates/groups/suppression.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import type { Text } from '../../messages/language.ts';
import { coded, column, valueColumn } from '../../results/columns.ts';
import type { Notice, PlainTable, Row } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { standardisedDifference } from '../../statistics/proportions/standardised-difference.ts';
import { countAll, countAnswered, type Invitations } from './reduce.ts';

/** Beyond these a group is out of balance, by convention (Austin 2009), and badly so (Imbens & Rubin 2015). */
const unbalanced = 0.1;
const badlyUnbalanced = 0.25;

const columns = [
  column('column', { en: 'Column', es: 'Columna' }, 'text', {
    en: 'the column by which groups are told apart',
    es: 'la columna que distingue los grupos',
  }),
  valueColumn('text'),
  column('invited_share', { en: 'Of invited', es: 'De los invitados' }, 'share', {
    en: 'part of those invited',
    es: 'parte de los invitados',
  }),
  column('answered_share', { en: 'Of respondents', es: 'De quienes respondieron' }, 'share', {
    en: 'part of those who answered',
    es: 'parte de quienes respondieron',
  }),
  column('standardised_difference', { en: 'Std. difference', es: 'Diferencia est.' }, 'number', {
    en: 'share of respondents less share of invited, in pooled standard deviations',
    es: 'parte de quienes respondieron menos parte de los invitados, en desviaciones típicas combinadas',
  }),
  coded(
    column('strength', { en: 'Strength', es: 'Intensidad' }, 'text', {
      en: 'none; warn: beyond 0.1; strong: beyond 0.25',
      es: 'none: ninguna; warn: más de 0,1; strong: más de 0,25',
    }),
    {
      none: { en: 'none', es: 'ninguna' },
      warn: { en: 'warn', es: 'notable' },
      strong: { en: 'strong', es: 'fuerte' },
    },
  ),
];

/** Whether those who answered are those who were invited: a row for each value of each column. */
export function biasTable(answers: Shown<Invitations>): PlainTable {
  const groups = answers.by.flatMap((name, at) => groupsOf(answers, name, at));
  const all = answers.overall ?? [];
  const whole = { invited: countAll(all), answered: countAnswered(all) };
  const hides = groups.some(({ invitations }) => invitations === null);
  return {
    name: 'bias',
    title: { en: 'Who answers', es: 'Quién responde' },
    columns: [...columns, ...(hides ? [suppressedColumn] : [])],
    rows: groups.map(({ name, value, invitations }) => {
      const shareOf = (count: (of: readonly Invitations[]) => number, total: number) =>
        invitations === null || total === 0 ? null : count(invitations) / total;
      const [ofInvited, ofAnswered] = [shareOf(countAll, whole.invited), shareOf(countAnswered, whole.answered)];
      const known = ofInvited !== null && ofAnswered !== null;
      const difference = known ? standardisedDifference(ofAnswered, ofInvited) : null;
      return row([
        ['column', name],
        ['value', value],
        ['invited_share', ofInvited],
        ['answered_share', ofAnswered],
        ['standardised_difference', difference],
        ['strength', difference === null ? null : strengthOf(difference)],
        ...(hides ? [['suppressed', invitations === null] as const] : []),
      ]);
    }),
  };
}

function strengthOf(difference: number): 'none' | 'warn' | 'strong' {
  const size = Math.abs(difference);
  return size > badlyUnbalanced ? 'strong' : size > unbalanced ? 'warn' : 'none';
}

interface Group {
  readonly name: string;
  readonly value: string;
  /** Null where a segment of it is hidden: the sum of shown segments gives nothing away, and any other sum might. */
  readonly invitations: readonly Invitations[] | null;
}

/** All segments with the same value in one column. */
function groupsOf({ shape, segments }: Shown<Invitations>, name: string, at: number): Group[] {
  const byValue = new Map<string, ShownSegment<Invitations>[]>();
  for (const segment of segments) {
    const value = segment.segment[at]!;
    byValue.set(value, [...(byValue.get(value) ?? []), segment]);
  }
  return [...byValue]
    .toSorted(([a], [b]) => compareNames(a, b))
    .map(([value, members]) => {
      const shown = members.flatMap(({ state }) => (state === null ? [] : [state]));
      return { name, value, invitations: shown.length < members.length ? null : plus(shape, shown) };
    });
}

const mostNamed = 5;

/**
 * Names the groups that answer so much more or less than others that the answers do not speak for all.
 * @param weighted whether the run has weights: they count in its rate, and not in the table
 */
export function biasNotice({ rows }: PlainTable, weighted: boolean): Notice[] {
  const strong = rows.filter(({ strength }) => strength === 'strong');
  const some = rows.filter(({ strength }) => strength === 'warn');
  if (strong.length + some.length === 0) return [];
  const more = ({ standardised_difference: difference }: Row) => Number(difference) > 0;
  const parts = (
    [
      [strong.filter((one) => !more(one)), 'far fewer', 'muchos menos'],
      [strong.filter(more), 'far more', 'muchos más'],
      [some.filter((one) => !more(one)), 'fewer', 'menos'],
      [some.filter(more), 'more', 'más'],
    ] as const
  ).filter(([groups]) => groups.length > 0);
  const said = {
    en: parts.map(([groups, en]) => `${en} of ${namesOf(groups)}`).join('; '),
    es: parts.map(([groups, , es]) => `${es} de ${namesOf(groups)}`).join('; '),
  };
  const harm = harmOf(strong.length > 0, weighted);
  return [
    {
      severity: 'warning',
      code: 'response-bias',
      message: {
        en: `among those who answered there are ${said.en} than among those invited. ${harm.en} (table bias)`,
        es: `entre quienes respondieron hay ${said.es} que entre los invitados. ${harm.es} (tabla bias)`,
      },
    },
  ];
}

function harmOf(strong: boolean, weighted: boolean): Text {
  if (weighted) {
    return {
      en: 'The weights of this run are in its rate and not in this comparison: where they do not even these groups out, report them apart',
      es: 'Los pesos de esta ejecución están en su tasa y no en esta comparación: donde no equilibren estos grupos, preséntelos aparte',
    };
  }
  return strong
    ? {
        en: 'The answers do not speak for all who were invited: weight them (--rake population.csv), or report these groups apart',
        es: 'Las respuestas no hablan por todos los invitados: pondérelas (--rake population.csv) o presente estos grupos aparte',
      }
    : {
        en: 'Weight the answers (--rake population.csv) before they are compared',
        es: 'Pondere las respuestas (--rake population.csv) antes de compararlas',
      };
}

const namesOf = (groups: readonly Row[]) =>
  groups
    .slice(0, mostNamed)
    .map((group) => `${String(group['value'])} (${String(group['column'])})`)
    .join(', ') + (groups.length > mostNamed ? `, … (${groups.length})` : '');
