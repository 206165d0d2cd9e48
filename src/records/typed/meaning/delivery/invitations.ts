import { CxError } from '../../../../errors.ts';
import { invitations } from '../../../../relations/invitations.ts';
import { readBoolean } from '../../../../values/boolean.ts';
import { countsOf, type EncodedColumn } from '../../encoding/encoded.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { MeaningRule } from '../meaning.ts';

const { words } = invitations.columns.delivered;

/**
 * Invitations of which most say what became of them in words that nobody knows are not divided by; where delivery need not be known,
 * such words say nothing.
 * @throws unknown-delivery
 */
export const invitationsRule: MeaningRule = (facts) => {
  const { plan } = facts;
  const delivered = plan.columns.find(({ column }) => column === 'delivered');
  if (delivered === undefined || delivered.header === null) return {};
  const { header, needed } = delivered;
  const column = facts.encoded(header);
  if (!needed)
    return { values: new Map([['delivered', { distinct: column.texts.map(ifKnown), codes: column.codes }]]) };
  assertKnown(header, column);
  return {};
};

function ifKnown(text: string): TypedReading {
  const reading = readBoolean(text, words);
  return reading.kind === 'value' ? { kind: 'value', value: reading.value ? 1 : 0 } : nothing;
}

function assertKnown(header: string, column: EncodedColumn): void {
  const texts = countsOf(column).map((one) => ({ ...one, reading: readBoolean(one.text, words) }));
  const rowsOf = (kind: string) =>
    texts.filter(({ reading }) => reading.kind === kind).reduce((sum, { rows }) => sum + rows, 0);
  if (rowsOf('unreadable') <= rowsOf('value')) return;
  const unknown = texts.filter(({ reading }) => reading.kind === 'unreadable').toSorted((a, b) => b.rows - a.rows);
  throw new CxError('unknown-delivery', { header, words: unknown.map(({ text }) => text.trim()) });
}
