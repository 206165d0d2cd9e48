import { CxError } from '../../../../errors.ts';
import { invitations } from '../../../../relations/invitations.ts';
import { readBoolean } from '../../../../values/boolean.ts';
import { dateForm } from '../../../../values/dates/date-form.ts';
import { isBounce } from '../../../../values/delivery.ts';
import { constant, mapped, paired, type Coded } from '../../encoding/coded.ts';
import { countsOf, type EncodedColumn } from '../../encoding/encoded.ts';
import type { PlannedColumn } from '../../plan.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts, MeaningRule } from '../meaning.ts';
import { untoldRemark } from './untold.ts';

const { words } = invitations.columns.delivered;

/**
 * What became of invitations: by the words or the day of a column of delivery, and by one of what came back. Those of which most are
 * told in words that nobody knows are not divided by; where delivery need not be known, such words say nothing.
 * @throws unknown-delivery
 */
export const invitationsRule: MeaningRule = (facts) => {
  const { plan } = facts;
  const delivered = plan.columns.find(({ column }) => column === 'delivered');
  if (delivered === undefined) return {};
  const bounced = plan.beside.get('bounced') ?? null;
  const told = delivered.header === null ? null : deliveryOf(facts, delivered, delivered.header);
  if (bounced === null)
    return told === null
      ? { remarks: () => (delivered.needed ? untoldRemark(plan.opened) : []) }
      : { values: new Map([['delivered', told]]) };
  const { texts, codes } = facts.encoded(bounced);
  const values = paired({ distinct: texts.map(isBounce), codes }, told ?? constant(arrived, facts.rows), (isBack, of) =>
    isBack ? lost : of,
  );
  return { values: new Map([['delivered', values]]) };
};

const arrived: TypedReading = { kind: 'value', value: 1 };
const lost: TypedReading = { kind: 'value', value: 0 };

function deliveryOf(facts: Facts, { needed }: PlannedColumn, header: string): Coded<TypedReading> {
  const column = facts.encoded(header);
  const read = readerOf(column);
  if (needed) assertKnown(header, column, read);
  const readings = mapped({ distinct: column.texts, codes: column.codes }, read);
  return needed ? readings : mapped(readings, (one) => (one.kind === 'value' ? one : nothing));
}

/** A number may be a code. */
const isDay = (text: string) => /\D/u.test(text.trim()) && dateForm(text) !== null;

/** How the texts of a column are read: days say that it arrived, and blanks among them that it did not; numbers beyond 0 and 1 are codes. */
function readerOf({ texts }: EncodedColumn): (text: string) => TypedReading {
  const written = texts.filter((text) => text.trim() !== '');
  if (written.length > 0 && written.every(isDay)) return (text) => (text.trim() === '' ? lost : arrived);
  const isCoded = written.some((text) => /^\d+$/u.test(text.trim()) && !['0', '1'].includes(text.trim()));
  return (text) => {
    if (isCoded && /^\d+$/u.test(text.trim())) return { kind: 'unreadable' };
    const reading = readBoolean(text, words);
    return reading.kind === 'value' ? (reading.value ? arrived : lost) : reading;
  };
}

function assertKnown(header: string, column: EncodedColumn, read: (text: string) => TypedReading): void {
  const texts = countsOf(column).map((one) => ({ ...one, reading: read(one.text) }));
  const rowsOf = (kind: string) =>
    texts.filter(({ reading }) => reading.kind === kind).reduce((sum, { rows }) => sum + rows, 0);
  if (rowsOf('unreadable') <= rowsOf('value')) return;
  const unknown = texts.filter(({ reading }) => reading.kind === 'unreadable').toSorted((a, b) => b.rows - a.rows);
  throw new CxError('unknown-delivery', { header, words: unknown.map(({ text }) => text.trim()) });
}
