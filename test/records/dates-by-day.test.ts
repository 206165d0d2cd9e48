import { parseWhere } from '../../src/questions/where/parse.ts';
import { plainQuestion, type Question } from '../../src/questions/question.ts';
import { judgedTyped } from '../../src/records/judged.ts';
import { encodeRecords } from '../../src/records/typed/encoding/encoded.ts';
import { Keys } from '../../src/records/typed/ids/keys.ts';
import { planTyped } from '../../src/records/typed/plan.ts';
import { typedRelation } from '../../src/records/typed/relation.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';

const folder = temporaryFolder();
const times = ['2026-01-05 08:00', '2026-01-05 09:30:10', '2026-01-06 10:00', '2026-13-45 10:00'];
const reads = ['customer_id', 'occurred_at', 'amount'].map((column) => ({ column, needed: true }));

async function planned(question: Partial<Question> = {}) {
  const lines = times.map((time, at) => `c${at},${time},5`);
  const file = folder.file('purchases.csv', `customer_id,occurred_at,amount\n${lines.join('\n')}\n`);
  const relation = bindRelation('transactions', [await opened(file)], new Map());
  return planTyped(relation, reads, { ...plainQuestion, ...question }, 'records');
}

test('a date that is read for its day alone has one text a day, and --excluded shows the whole cell', async () => {
  const plan = await planned();
  expect(plan.day).toBe('occurred_at');
  const { sources } = plan.opened;
  const records = await encodeRecords(sources, plan.headers, plan.watched, new Map([['occurred_at', 'date-part']]));
  expect(records.columns.get('occurred_at')!.texts).toEqual(['2026-01-05', '2026-01-06', '2026-13-45']);
  const typed = await typedRelation(plan, plainQuestion, records, new Keys());
  expect(typed.days).toEqual({ first: 20_458, last: 20_459, before: 20_458, count: 3 });
  const why = judgedTyped(typed).exclusionsIn(sources[0]!, 0);
  expect(times.map((time, at) => why([`c${at}`, time, '5'], at + 2))).toEqual([
    null,
    null,
    null,
    { reason: 'date-unreadable', detail: 'occurred_at: 2026-13-45 10:00' },
  ]);
});

test('a date that a condition or a segment asks for is read as it is written', async () => {
  expect((await planned({ where: parseWhere("occurred_at contains '08:00'") })).day).toBeNull();
  expect((await planned({ by: ['occurred_at'] })).day).toBeNull();
});
