import type { Text } from '../../../messages/language.ts';
import { readSpan, spanText } from '../../../values/dates/periods/span.ts';
import { claimed, unclaimed, type Assumption, type Origin } from '../../profit/assumptions.ts';
import type { Base } from '../base.ts';
import type { Found } from '../inputs.ts';
import type { Group } from '../model/group.ts';
import type { Input } from '../model/inputs.ts';
import { simulateOptions, type SimulateOptions } from '../options.ts';

/**
 * What the result rests on, as the table of assumptions tells it: what was asked, how the files were read, and how many of each group
 * stay. An estimate stands as the number that was reckoned with; its interval is in the table of sensitivity.
 */
export const assumptionsOf = (
  inputs: readonly Input[],
  base: Base,
  options: SimulateOptions,
  found: Found,
): readonly Assumption[] => [
  ...inputs.map(({ name, value, origin, claim }): Assumption =>
    claim === undefined
      ? { name, low: value, high: value, origin, ...unclaimed }
      : { name, low: claim.low, high: claim.high, origin, ...claimed(claim) },
  ),
  ...choicesOf(base, options, found),
  ...(base.origin === 'option' ? base.groups.flatMap(typedOf) : []),
  ...base.groups.flatMap(({ name, retention, customers }): Assumption[] =>
    customers === 0 || base.origin === 'option'
      ? []
      : [{ name: `${name}.retention`, low: retention, high: retention, origin: 'data', ...unclaimed }],
  ),
];

/** What options say of customers of whom files say no more than what they bring. */
const typedOf = ({ customers, retention, values }: Group): Assumption[] => [
  ...[
    { name: 'base-customers', low: customers, high: customers },
    { name: 'retention', low: retention, high: retention },
  ].map((one): Assumption => ({ ...one, origin: 'option', ...unclaimed })),
  ...(values ?? []).map((profit, at): Assumption => ({
    name: `profit_of_year_${at + 1}`,
    low: profit,
    high: profit,
    origin: 'data',
    ...unclaimed,
  })),
];

/** How files were read: no numbers, but numbers rest on it. */
function choicesOf({ groups }: Base, { answer, direction, sla }: SimulateOptions, found: Found): Assumption[] {
  const isAnswered = groups.some(({ name }) => name !== 'all');
  return [
    ...(isAnswered ? [choice('answer', originOf(answer, simulateOptions.answer.default), answers[answer])] : []),
    ...(found.effort === null
      ? []
      : [choice('direction', originOf(direction, simulateOptions.direction.default), directions[direction])]),
    ...(found.inTime === null || sla === null ? [] : [choice('sla', 'option', within(sla))]),
  ];
}

const choice = (name: string, origin: Origin, measured: Text): Assumption => ({
  name,
  low: null,
  high: null,
  origin,
  source: null,
  year: null,
  measured,
});
const originOf = (value: string, standard: string): Origin => (value === standard ? 'default' : 'option');

const answers: Readonly<Record<SimulateOptions['answer'], Text>> = {
  latest: {
    en: 'latest: the latest answer of a customer says his group, and his retention counts from its day',
    es: 'latest: la última respuesta de un cliente dice su grupo, y su retención se cuenta desde ese día',
  },
  first: {
    en: 'first: the first answer of a customer says his group, and his retention counts from its day',
    es: 'first: la primera respuesta de un cliente dice su grupo, y su retención se cuenta desde ese día',
  },
};
const directions: Readonly<Record<SimulateOptions['direction'], Text>> = {
  ease: {
    en: 'ease: the highest effort_score means that it was easy',
    es: 'ease: el effort_score más alto significa que fue fácil',
  },
  effort: {
    en: 'effort: the highest effort_score means much effort',
    es: 'effort: el effort_score más alto significa mucho esfuerzo',
  },
};
const within = (sla: string): Text => ({
  en: `${sla}: a reply within this time counts as in time`,
  es: `${spanText(readSpan(sla)!, 'es')}: una respuesta dentro de este tiempo cuenta como a tiempo`,
});
