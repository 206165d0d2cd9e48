import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readFileSync } from 'node:fs';
import type { RelationName } from '../../src/relations/index.ts';
import type { temporaryFolder } from '../engines/temporary.ts';

type CsvRecord = Readonly<Record<string, string>>;

const customerColumns = ['plan', 'country', 'acquired_by'] as const;

/** The fixtures with one customer in so many, and what customers are by in every file: small groups, and a few large ones. */
export function smallFiles(
  folder: ReturnType<typeof temporaryFolder>,
  oneIn: number,
): (relation: RelationName) => string {
  const customers = new Map(recordsOf('customers').map((one) => [one['customer_id']!, one]));
  const kept = (id: string | undefined) => Number(id?.slice(1)) % oneIn === 0;
  const made = new Map<RelationName, string>();
  return (relation) => {
    if (relation === 'profile') return 'fixtures/profile.csv';
    const known = made.get(relation);
    if (known !== undefined) return known;
    const records = recordsOf(relation).filter(({ customer_id: id }) => id === undefined || kept(id));
    const rows = records.map((one) => ({
      ...one,
      ...Object.fromEntries(
        customerColumns.map((name) => [name, one[name] ?? customers.get(one['customer_id'] ?? '')?.[name] ?? '']),
      ),
    }));
    const path = folder.file(`${relation}-${oneIn}.csv`, stringify(rows, { header: true }));
    made.set(relation, path);
    return path;
  };
}

const recordsOf = (relation: RelationName): CsvRecord[] =>
  parse(readFileSync(`fixtures/${relation}.csv`), { columns: true });
