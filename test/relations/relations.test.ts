import { relations, type Relation, type RelationColumn } from '../../src/relations/index.ts';
import { fold } from '../../src/values/folding.ts';

const all: [string, Relation][] = Object.entries(relations);
const compact = (words: string) => fold(words).replaceAll(' ', '');
const strong = ({ headers }: RelationColumn) => [...headers.en, ...headers.es];

describe('the relations', () => {
  test('have the columns that the metrics ask for', () => {
    const columns = Object.fromEntries(all.map(([name, relation]) => [name, Object.keys(relation.columns).toSorted()]));
    expect(columns).toEqual({
      responses: [
        'channel',
        'comment',
        'customer_id',
        'effort_score',
        'recommend_score',
        'response_id',
        'satisfaction_score',
        'status',
        'submitted_at',
        'touchpoint',
        'weight',
      ],
      costs: ['channel', 'concurrency', 'contact_cost', 'minute_rate'],
      customers: [
        'acquired_by',
        'acquisition_cost',
        'billing_period',
        'currency',
        'customer_id',
        'duration',
        'ended_at',
        'entered_at',
        'entry',
        'event',
        'recurring_revenue',
        'referred_by',
        'started_at',
        'status',
      ],
      transactions: [
        'amount',
        'currency',
        'customer_id',
        'margin',
        'occurred_at',
        'price',
        'quantity',
        'status',
        'transaction_id',
      ],
      touchpoints: [
        'channel',
        'cost',
        'customer_id',
        'effort_score',
        'event_id',
        'journey_id',
        'lifecycle',
        'minutes',
        'occurred_at',
        'outcome',
        'satisfaction_score',
        'touchpoint',
      ],
      reviews: ['created_at', 'rating', 'replied_at', 'review_id', 'source', 'text'],
      invitations: ['bounced', 'customer_id', 'delivered', 'invited_at', 'response_id'],
      profile: ['base_profit', 'cost_savings', 'price_premium', 'referrals', 'revenue_growth', 'year'],
    });
  });

  test.each(all)('%s needs and identifies rows by columns that it has', (_, relation) => {
    const columns = Object.keys(relation.columns);
    const named = [
      ...relation.required,
      ...(relation.requiredOneOf ?? []),
      ...(relation.rowId === null ? [] : [relation.rowId]),
    ];
    expect(columns).toEqual(expect.arrayContaining(named));
  });

  test.each(all)('no header of %s means two of its columns', (_, relation) => {
    const meanings = new Map<string, Set<string>>();
    for (const [name, column] of Object.entries(relation.columns)) {
      for (const header of [name, ...strong(column)]) {
        const key = compact(header);
        meanings.set(key, (meanings.get(key) ?? new Set()).add(name));
      }
    }
    expect([...meanings].filter(([, columns]) => columns.size > 1)).toEqual([]);
  });

  test.each(all)('no weak header of %s is weak for two columns, or strong for its own', (_, relation) => {
    const weak = Object.entries(relation.columns).flatMap(([name, column]) =>
      (column.weak ?? []).map((header): [string, string] => [compact(header), name]),
    );
    expect(new Set(weak.map(([header]) => header)).size).toBe(weak.length);
    for (const [header, name] of weak) {
      expect(strong(relation.columns[name]!).map(compact)).not.toContain(header);
    }
  });

  test('a bare score, rating, nota or puntuación says nothing about satisfaction or effort', () => {
    for (const name of ['satisfaction_score', 'effort_score'] as const) {
      const column: RelationColumn = relations.responses.columns[name];
      const known = [...strong(column), ...(column.weak ?? [])].map(compact);
      expect(known).not.toEqual(expect.arrayContaining(['score']));
      for (const bare of ['score', 'rating', 'nota', 'puntuacion', 'valoracion']) expect(known).not.toContain(bare);
    }
  });

  test('scores are asked on the scales that the metrics assume', () => {
    const scales = all.flatMap(([relation, { columns }]) =>
      Object.entries(columns).flatMap(([name, { scale }]) =>
        scale ? [[`${relation}.${name}`, scale.low, scale.high]] : [],
      ),
    );
    expect(scales).toEqual([
      ['responses.recommend_score', 0, 10],
      ['responses.satisfaction_score', 1, 5],
      ['responses.effort_score', 1, 7],
      ['touchpoints.satisfaction_score', 1, 5],
      ['touchpoints.effort_score', 1, 7],
      ['reviews.rating', 1, 5],
    ]);
  });
});
