// node bench/generate.mjs ROWS FILE [responses | invitations | transactions | customers | buyers | contacts]: the same bytes at every run.
import { closeSync, openSync, writeSync } from 'node:fs';
import * as buyers from './kinds/buyers.mjs';
import * as contacts from './kinds/contacts.mjs';
import * as customers from './kinds/customers.mjs';
import * as invitations from './kinds/invitations.mjs';
import * as responses from './kinds/responses.mjs';
import * as transactions from './kinds/transactions.mjs';

const kinds = { responses, invitations, transactions, customers, buyers, contacts };
const [rows, file, kind = 'responses'] = [Number(process.argv[2]), ...process.argv.slice(3)];
if (!Number.isSafeInteger(rows) || rows < 0 || file === undefined || !Object.hasOwn(kinds, kind)) {
  console.error(
    'usage: node bench/generate.mjs ROWS FILE [responses | invitations | transactions | customers | buyers | contacts]',
  );
  process.exit(2);
}

const { header, recordsOf } = kinds[kind];
const record = recordsOf(rows);
const descriptor = openSync(file, 'w');
let text = `${header}\n`;
for (let index = 0; index < rows; index += 1) {
  text += record(index);
  if (text.length > 1 << 20) {
    writeSync(descriptor, text);
    text = '';
  }
}
writeSync(descriptor, text);
closeSync(descriptor);
