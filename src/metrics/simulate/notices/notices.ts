import type { Notice } from '../../../results/result.ts';
import type { Text } from '../../../messages/language.ts';
import { agree } from '../../../messages/agreement.ts';
import { readSpan, spanText } from '../../../values/dates/periods/span.ts';
import { refundNotice } from '../../movements/reduced/refunds.ts';
import { clockRestarts, immortalTime } from '../../worth/answer-notices.ts';
import type { Asked } from '../../worth/asked.ts';
import { fewInGroups, missingMargins, unknownMoney, unknownRetention } from '../../worth/notices.ts';
import type { Worth } from '../../worth/worth.ts';
import { changeOf, type Scenario } from '../model/outcome.ts';
import { unboundedRetention } from '../model/group.ts';
import { leversIn } from '../model/levers.ts';
import type { HeldClaim } from '../claims.ts';
import { notesOnClaims } from './claims.ts';
import type { Found } from '../inputs.ts';
import type { SimulateOptions } from '../options.ts';

const values: Text = { en: 'values', es: 'los valores' };
const empty = {
  all: { en: 'what levers bring, and what they come to,', es: 'lo que aportan las palancas, y su total,' },
  group: { en: 'retention and value', es: 'la retención y el valor' },
};

/** What must be said of the customers of files: what their numbers are not, and what the files do not say. */
export function notesOnCustomers(
  worths: readonly Worth[],
  { told, basis, groups }: Asked,
  answer: SimulateOptions['answer'],
): Notice[] {
  const known = groups.overall?.find(({ part }) => part === 'known');
  return [
    ...(told.answers ? [association, ...immortalTime(worths), ...clockRestarts(worths, answer)] : []),
    ...unknownRetention(worths, told, empty),
    ...unknownMoney(worths, told, basis, values),
    ...(known === undefined ? [] : missingMargins(known, values)),
    ...(known === undefined || known.refunds === 0
      ? []
      : [refundNotice({ refunds: known.refunds, amount: known.revenue })]),
    ...fewInGroups(worths),
  ];
}

/** What must be said of the levers. */
export const notesOnLevers = (
  scenario: Scenario,
  found: Found,
  claims: readonly HeldClaim[],
  options: SimulateOptions,
): Notice[] => [
  ...effortFound(found),
  ...inDays(found, options),
  ...capped(scenario),
  ...notesOnClaims(scenario, claims),
];

/** The groups were not drawn by lot. */
const association: Notice = {
  severity: 'info',
  code: 'association',
  message: {
    en: 'how long customers stay, and what they bring, goes together with their answer and is not shown to come from it: moving a customer to another group may change less than this says. Beside what they brought before: cx promoter-value',
    es: 'cuánto permanecen los clientes, y lo que aportan, va junto con su respuesta, y no se muestra que venga de ella: mover a un cliente a otro grupo puede cambiar menos de lo que aquí se dice. A igual valor antes: cx promoter-value',
  },
};

function effortFound({ effort }: Found): Notice[] {
  if (effort?.effect == null) return [];
  const { customers, effect } = effort;
  const points = (share: number) => String(Math.round(share * 10_000) / 100);
  const puntos = (share: number) => points(share).replace('.', ',');
  return [
    {
      severity: 'info',
      code: 'effect-from-data',
      message: {
        en: `a point less of effort goes with ${points(effect.effect)} points of one-year retention (${points(effect.conf_low)} to ${points(effect.conf_high)}), by a logistic regression over ${customers} customers who answered a year ago or more: it is not shown to be its cause`,
        es: `un punto menos de esfuerzo va junto con ${puntos(effect.effect)} puntos de retención a un año (${puntos(effect.conf_low)} a ${puntos(effect.conf_high)}), según una regresión logística sobre ${customers} clientes que respondieron hace un año o más: no se muestra que sea su causa`,
      },
    },
  ];
}

/** Files are known by the day. */
function inDays({ inTime }: Found, { sla }: SimulateOptions): Notice[] {
  if (inTime === null) return [];
  return [
    {
      severity: 'info',
      code: 'counted-in-days',
      message: {
        en: `replies are counted by days, not hours: in time is on the day of the review or up to ${sla} after it. ${inTime.due} reviews are old enough to tell`,
        es: `las respuestas se cuentan por días, no por horas: a tiempo es el día de la reseña o hasta ${inSpanish(sla!)} después. ${inTime.due} reseñas tienen la antigüedad que hace falta`,
      },
    },
  ];
}

const inSpanish = (span: string) => spanText(readSpan(span)!, 'es');

function capped({ base, values: asked }: Scenario): Notice[] {
  const change = changeOf(leversIn(asked), asked);
  const beyond = base.filter(
    ({ name, customers, retention }) =>
      customers > 0 && retention !== null && unboundedRetention(retention, change.of(name)) > 1,
  );
  if (beyond.length === 0) return [];
  const names = beyond.map(({ name }) => name).join(', ');
  return [
    {
      severity: 'warning',
      code: 'retention-capped',
      message: {
        en: `${names} would stay with more than certainty: retention is taken as 100 %, so that more of a lever brings nothing there`,
        es: `${names} ${agree(beyond.length, 'permanecería', 'permanecerían')} con más que certeza: la retención se toma como 100 %, y más palanca no aporta ahí nada`,
      },
    },
  ];
}
