import { line, segmentTable, type ToldSegments } from '../../../estimates/tables/segment-table.ts';
import { coefficient, confidenceLimits, customers, group, pValue, share, stdError } from '../../../results/columns.ts';
import type { Table } from '../../../results/result.ts';
import { lifetimeOf, type PromoterValue, type ValuedWorth } from '../estimator.ts';
import { lifetimeColumns, referrals, retentionColumns, term, yearColumns } from '../columns.ts';

/** What the customers of each answer are worth. */
export const groupsTable = (told: ToldSegments<PromoterValue>): Table =>
  segmentTable(
    told,
    {
      name: 'groups',
      title: { en: 'What customers are worth, by their answer', es: 'Cuánto valen los clientes, según su respuesta' },
      columns: [group, customers, share, ...retentionColumns, ...yearColumns, referrals, ...lifetimeColumns],
    },
    (value) =>
      value.worths.map((worth) =>
        line([['group', worth.group]], value.hidden.isGroup(worth.group), () => [
          ['customers', worth.customers],
          ['share', worth.share],
          ...retentionCells(worth),
          ['revenue_year', worth.revenue],
          ['margin_year', worth.margin],
          ['cost_year', worth.cost],
          ['referrals', worth.referrals],
          ...lifetimeCells(value, worth),
        ]),
      ),
  );

function lifetimeCells(value: PromoterValue, worth: ValuedWorth) {
  const told = lifetimeOf(value, worth);
  return [
    ['lifetime_value', told.value],
    ['lifetime_value_low', told.low],
    ['lifetime_value_high', told.high],
  ] as const;
}

const retentionCells = ({ retention }: ValuedWorth) =>
  [
    ['retention', retention.share],
    ['retention_low', retention.low],
    ['retention_high', retention.high],
  ] as const;

/** What a promoter brings more than a detractor who brought as much before. */
export const beforeTable = (told: ToldSegments<PromoterValue>): Table =>
  segmentTable(
    told,
    {
      name: 'before',
      title: {
        en: 'Value a year after the answer, at equal value before it',
        es: 'Valor al año tras la respuesta, a igual valor antes de ella',
      },
      columns: [term, coefficient, stdError('number'), ...confidenceLimits('number'), pValue],
    },
    ({ before, hidden }) =>
      before.coefficients.map((one) =>
        line([['term', one.term]], hidden.isBefore, () => [
          ['coefficient', one.coefficient],
          ['std_error', one.std_error],
          ['conf_low', one.conf_low],
          ['conf_high', one.conf_high],
          ['p_value', one.p_value],
        ]),
      ),
  );
