// Scores in metrics that are not of surveys: docs/scales.md. What cannot be read as the metric reads it is refused, or counts for nothing.
import { temporaryFolder } from '../../engines/temporary.ts';
import { refusal, table } from '../../reading/read.ts';
import { resultOf } from '../../run-cx.ts';
import { slowTest, some } from '../../often.ts';

const folder = temporaryFolder();
const customers = folder.file(
  'customers.csv',
  table(
    'customer_id,started_at,ended_at,recurring_revenue',
    ...Array.from({ length: 44 }, (_, at) => `C${at},2024-01-01,${at % 4 === 0 ? '2025-06-01' : ''},10`),
  ),
);
/** Forty-four answers, of which each score from 0 to 10 has four. */
const answered = (name: string, said: (score: number) => string | number, count = 44) =>
  folder.file(
    `${name}.csv`,
    table(
      'response_id,customer_id,submitted_at,recommend_score',
      ...Array.from({ length: count }, (_, at) => `R${at},C${at},2024-06-01,${said(at % 11)}`),
    ),
  );
const others: readonly (readonly [string, (score: number) => string | number])[] = [
  ['with one added', (score) => score + 1],
  ['up to five', (score) => 1 + Math.floor((score * 4) / 10)],
  ['up to a hundred', (score) => score * 10],
  [
    'the other way round',
    (score) => (score === 10 ? '10 - Not at all likely' : score === 0 ? '0 - Extremely likely' : score),
  ],
  [
    'in words',
    (score) => ['Very unlikely', 'Unlikely', 'Neutral', 'Likely', 'Very likely'][Math.floor((score * 4) / 10)]!,
  ],
];
const asked = (responses: string) => [
  ['retention', customers, '--responses', responses, '--by', 'recommend_group', '--as-of', '2025-12-31'],
  ['promoter-value', '--responses', responses, '--customers', customers, '--as-of', '2025-12-31'],
  [
    'simulate',
    '--responses',
    responses,
    '--customers',
    customers,
    '--recover-detractors',
    '0.2',
    '--as-of',
    '2025-12-31',
  ],
];

test.each(some(others, 2))('groups of answers %s are refused, and where to look is said', async (name, said) => {
  for (const argv of asked(answered(name, said))) {
    const { code, words } = await refusal(argv);
    expect(code).toBe('scale-not-assumed');
    expect(words).toMatch(/^.*\.csv: recommend_score .*0–10.*\n.*--map recommend_score=<header>/u);
  }
});

slowTest('groups of answers from 0 to 10 are those of NPS, and ends of few answers prove nothing', async () => {
  for (const argv of asked(answered('usual', (score) => score))) await expect(resultOf(argv)).resolves.toBeDefined();
  const few = answered('few', (score) => Math.min(score, 5), 8);
  await expect(resultOf(asked(few)[0]!)).resolves.toBeDefined();
});

const contacts = (header: string, said: (rating: number) => string | number) =>
  folder.file(
    'contacts.csv',
    table(
      `journey_id,customer_id,occurred_at,touchpoint,"${header}"`,
      ...Array.from({ length: 60 }, (_, at) => `J${at},C${at},2026-01-${10 + (at % 15)},web,${said(1 + (at % 5))}`),
    ),
  );
const rated = async (file: string, ...options: readonly string[]) => {
  const { headlines, notices } = await resultOf(['touchpoints', file, ...options]);
  const { value, n } = headlines.find(({ name }) => name === 'csat')!;
  return { value, n, codes: notices.map(({ code }) => code) };
};

slowTest('ratings that end early are asked about, and read as the option says', async () => {
  const file = contacts('csat', (rating) => Math.min(rating, 3));
  expect(await refusal(['touchpoints', file])).toMatchObject({
    code: 'scale-unsure',
    words: expect.stringContaining('--scale 1-5') as string,
  });
  expect(await rated(file, '--scale', '1-5')).toMatchObject({ value: 0, n: 60 });
  expect(await rated(contacts('csat', (rating) => rating))).toMatchObject({ value: 2 / 5, n: 60 });
});

test.each([
  [
    'whose header says that 1 is the best',
    'Satisfaction (1 = very satisfied, 5 = very dissatisfied)',
    (rating: number) => rating,
  ],
  [
    'whose words say so',
    'csat',
    (rating: number) => (rating === 1 ? '1 - Very satisfied' : rating === 5 ? '5 - Very dissatisfied' : rating),
  ],
  ['in words', 'csat', (rating: number) => ['Very bad', 'Bad', 'Neutral', 'Good', 'Very good'][rating - 1]!],
])('ratings %s count for nothing, which is said', async (_, header, said) => {
  const { n, codes } = await rated(contacts(header, said));
  expect(n).toBe(0);
  expect(codes).toContain('scale-in-doubt');
});

slowTest(
  'effort that ends early is read as it is, with a warning, and the other way round counts for nothing',
  async () => {
    const file = contacts('effort_score', (rating) => rating);
    const { notices } = await resultOf(['touchpoints', file]);
    expect(notices.find(({ code }) => code === 'scale-may-be-shorter')?.message).toBe(
      'effort_score goes up to 5 only, and is read on 1–7: if it was asked on another scale, its mean is none of 1–7',
    );
    const reversed = contacts('effort_score', (rating) =>
      rating === 1 ? '1 - Very easy' : rating === 5 ? '7 - Very difficult' : rating,
    );
    const result = await resultOf(['touchpoints', reversed]);
    expect(result.notices.map(({ code }) => code)).toContain('scale-in-doubt');
    expect(result.tables.find(({ name }) => name === 'touchpoints')!.rows[0]!['effort']).toBeNull();
  },
);
