import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf } from '../run-cx.ts';

const folder = temporaryFolder();

let made = 0;
async function relationOf(header: string, map: readonly string[] = []): Promise<string> {
  made += 1;
  const file = folder.file(`file-${made}.csv`, `${header}\n${header.replaceAll(/[^,]+/g, '1')}\n`);
  const { sources } = await reportOf(['columns', file, ...map.flatMap((entry) => ['--map', entry])]);
  return sources[0]!.relation;
}

describe('a file is taken for the relation', () => {
  test.each([
    ['most of whose columns it has', 'customer_id,started_at,recurring_revenue', 'customers'],
    [
      'that can do with what it has: who came, when and where are missing here',
      'touchpoint,channel,outcome,cost,minutes,comment',
      'responses',
    ],
    [
      'that can do with what it has: who came is missing here',
      'occurred_at,touchpoint,outcome,cost,minutes,comment',
      'responses',
    ],
    ['that can do with what it has: all of it is there', 'journey_id,occurred_at,touchpoint,cost', 'touchpoints'],
    ['of purchases, where a quantity and a price make up for the amount', 'customer_id,date,qty,price', 'transactions'],
    [
      'of answers, where it holds a score among a customer’s own columns',
      'customer_id,started_at,status,recurring_revenue,nps',
      'responses',
    ],
    ['of answers, where nothing is known of it', 'a,b', 'responses'],
  ])('%s', async (_, header, relation) => {
    expect(await relationOf(header)).toBe(relation);
  });

  test('that has all columns that are mapped, whatever else it looks like', async () => {
    const customers = 'customer_id,started_at,ended_at,status,plan,recurring_revenue,x';
    expect(await relationOf(customers, ['customer_id=customer_id'])).toBe('customers');
    expect(await relationOf(customers, ['customer_id=customer_id', 'recommend_score=x'])).toBe('responses');
    expect(await relationOf(customers, ['recommend_score=x', 'customer_id=customer_id'])).toBe('responses');
    expect(await relationOf('nps,customer_id,x', ['referred_by=x'])).toBe('customers');
  });
});
