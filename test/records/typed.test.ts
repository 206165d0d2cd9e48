import { parse } from 'csv-parse/sync';
import * as fc from '../chance.ts';
import { plainQuestion } from '../../src/questions/question.ts';
import { encodeRecords } from '../../src/records/typed/encoding/encoded.ts';
import { Keys } from '../../src/records/typed/ids/keys.ts';
import { planTyped } from '../../src/records/typed/plan.ts';
import { typedRelation, type TypedRelation } from '../../src/records/typed/relation.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import { dateStyle, readDate } from '../../src/values/dates/date.ts';
import { decimalStyle, readNumber } from '../../src/values/numbers/number.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();

/** The rows of a typed table as a person would write them: days in ISO, amounts as exact decimals, ids as text. */
function written({ table }: TypedRelation, keys: Keys): (string | null)[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns
      .filter(({ name }) => name !== 'segment')
      .map((column) => {
        const { values, present } = column.rows(row, row + 1);
        if (present !== null && (present[0]! & 1) === 0) return null;
        if (column.type === 'decimal') {
          const low = BigInt(values[0]!);
          const units = column.digits === 18 ? low : (BigInt(values[1]!) << 64n) + BigInt.asUintN(64, low);
          return `${units}e-${column.scale}`;
        }
        const value = Number(values[0]);
        if (column.type === 'key') return keys.id(value);
        if (column.type === 'day') return new Date(value * 86_400_000).toISOString().slice(0, 10);
        return column.type === 'word' ? column.words[value]! : String(value);
      }),
  );
}

/** What a loop over the records of csv-parse gives, with the readers of `values/`. */
function expected(file: string, delimiter: string) {
  const [, ...records]: string[][] = parse(file, { delimiter });
  const counts = (at: number) => records.map((record) => ({ text: record[at]!, rows: 1 }));
  const dates = dateStyle(counts(1));
  const { decimal } = decimalStyle(counts(2));
  const amounts = records.map((record) => readNumber(record[2]!, decimal ?? '.', 'read'));
  const rows: [string, string, string][] = [];
  const reasons = new Map<string, number>();
  for (const [at, [id = '', day = '']] of records.entries()) {
    const date = readDate(day, dates);
    const amount = amounts[at]!;
    const reason =
      id.trim() === ''
        ? 'id-missing'
        : date.kind !== 'value'
          ? 'date-unreadable'
          : amount.kind === 'value'
            ? null
            : `value-${amount.kind}`;
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    else if (date.kind === 'value' && amount.kind === 'value') rows.push([id.trim(), date.day, amount.exact]);
  }
  return { rows, reasons: Object.fromEntries(reasons) };
}

const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
const iso = day.map((date) => date.toISOString().slice(0, 10));
const id = fc.oneof(
  { weight: 6, arbitrary: fc.nat(20).map((number) => `C${number}`) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\u00a0', ' C1 ', '007', 'a;b', 'NA', 'ñandú', 'x'.repeat(40)) },
);
const odd = fc.constantFrom('', 'N/A', '31/02/2025', 'soon', '(12,50 €)', '1e5', '-3', '- ', '0');
const styles = [
  {
    name: 'ISO days and points',
    delimiter: ',',
    date: fc.oneof(
      iso,
      iso.map((text) => `${text} 09:30:00`),
    ),
    amount: fc.tuple(fc.nat(5000), fc.integer({ min: 10, max: 99 })).map(([units, cents]) => `${units}.${cents}`),
  },
  {
    name: 'Spanish days, decimal commas, thousands and currency',
    delimiter: ';',
    date: iso.map((text) => `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}`),
    amount: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(999), fc.integer({ min: 10, max: 99 }))
      .map(([thousands, units, cents]) => `${thousands}.${String(units).padStart(3, '0')},${cents} €`),
  },
];

describe.each(styles)('purchases with $name', ({ delimiter, date, amount }) => {
  const record = fc.tuple(
    id,
    fc.oneof({ weight: 9, arbitrary: date }, odd),
    fc.oneof({ weight: 9, arbitrary: amount }, odd),
  );
  /** These settle day and month, and the separator. */
  const settling =
    styles[0]!.delimiter === delimiter ? ['C0', '2025-12-31', '1.25'] : ['C0', '31/12/2025', '1.234,56 €'];

  test('become the rows that a plain loop over the records makes of them', async () => {
    let files = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 30 }), async (records) => {
        files += 1;
        const cell = (text: string) => (/[",;\n]/u.test(text) ? `"${text}"` : text);
        const lines = [['customer_id', 'occurred_at', 'amount'], settling, ...records].map((cells) =>
          cells.map(cell).join(delimiter),
        );
        const text = `${lines.join('\n')}\n`;
        const source = await opened(folder.file(`${delimiter === ';' ? 'es' : 'en'}-${files}.csv`, text), {
          delimiter,
        });
        const relation = bindRelation('transactions', [source], new Map());
        const reads = ['customer_id', 'occurred_at', 'amount'].map((column) => ({ column, needed: true }));
        const plan = planTyped(relation, reads, plainQuestion, 'records');
        const keys = new Keys();
        const typed = await typedRelation(plan, plainQuestion, await encodeRecords([source], plan.headers), keys);
        const { rows, reasons } = expected(text, delimiter);
        const exact = (decimal: string) => {
          const [units = '', scale = '0'] = decimal.split('e-');
          return readNumber(shifted(units, Number(scale)), '.');
        };
        expect(written(typed, keys).map(([who, when, much]) => [who, when, exact(much!)])).toEqual(
          rows.map(([who, when, much]) => [who, when, readNumber(much, '.')]),
        );
        const found = new Map<string, number>();
        for (const { reason, rows: left } of typed.accounting.excluded)
          found.set(reason, left + (found.get(reason) ?? 0));
        expect(Object.fromEntries(found)).toEqual(reasons);
      }),
      { numRuns: often(150) },
    );
  });
});

/** `-1250` and 2 as `-12.50`. */
function shifted(units: string, scale: number): string {
  const digits = units.replace('-', '').padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${units.startsWith('-') ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}
