import { agree } from '../../../../messages/agreement.ts';
import type { Remark } from '../../../../sources/source.ts';
import { commonest } from '../../../../values/commonest.ts';
import { constant, countsAmong, mapped, type Coded } from '../../encoding/coded.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';
import { saysSeconds, secondsOf } from './work-time.ts';

/** What contacts cost; a cost that cannot be read is as if it were not there, for the contact happened all the same. */
export const costsOf = (facts: Facts): Coded<TypedReading> => orMissing(facts, costHeader(facts), readCosts);

/** How long somebody worked on contacts, in seconds; likewise. */
export const secondsIn = (facts: Facts): Coded<TypedReading> => orMissing(facts, minutesHeader(facts), readSeconds);

/** Says of costs and working times how many cannot be read. */
export function unreadCosts(facts: Facts, used: Int32Array): Remark[] {
  return [
    ...unreadIn(facts, used, costHeader(facts), readCosts),
    ...unreadIn(facts, used, minutesHeader(facts), readSeconds),
  ];
}

type Read = (facts: Facts, header: string) => Coded<TypedReading>;

const costHeader = ({ plan }: Facts) => plan.columns.find(({ column }) => column === 'cost')?.header ?? null;
const minutesHeader = ({ plan }: Facts) => plan.beside.get('minutes') ?? null;

const readCosts: Read = (facts, header) => facts.readings(header, 'money');

const readSeconds: Read = (facts, header) => {
  const { texts } = facts.encoded(header);
  const areSeconds = saysSeconds(header);
  return mapped(facts.readings(header, 'number'), (number, code) => secondsOf(texts[code]!, number, areSeconds));
};

function orMissing(facts: Facts, header: string | null, read: Read): Coded<TypedReading> {
  if (header === null) return constant(nothing, facts.rows);
  return mapped(read(facts, header), (one) => (one.kind === 'value' ? one : nothing));
}

function unreadIn(facts: Facts, used: Int32Array, header: string | null, read: Read): Remark[] {
  if (header === null) return [];
  const readings = read(facts, header);
  const counts = countsAmong(readings, used);
  const { texts } = facts.encoded(header);
  const unread = texts
    .map((text, code) => ({ text, kind: readings.distinct[code]!.kind, rows: counts[code]! }))
    .filter(({ kind, rows }) => rows > 0 && kind !== 'value' && kind !== 'missing');
  const rows = unread.reduce((sum, one) => sum + one.rows, 0);
  if (rows === 0) return [];
  const list = commonest(unread);
  return [
    {
      severity: 'warning',
      code: 'cost-missing',
      message: {
        en: `${header}: in ${rows} ${agree(rows, 'contact', 'contacts')} there is nothing that can be read: ${agree(rows, 'it counts', 'they count')} without it: ${list}`,
        es: `${header}: en ${rows} ${agree(rows, 'contacto', 'contactos')} no hay nada legible: ${agree(rows, 'cuenta', 'cuentan')} sin ello: ${list}`,
      },
    },
  ];
}
