import { temporaryFolder } from '../../engines/temporary.ts';
import { lines, read } from './typed-files.ts';

const folder = temporaryFolder();
let files = 0;

/** What the records of a customers file say of origins, under these headers. */
async function origins(header: string, ...records: readonly string[]) {
  files += 1;
  const file = folder.file(`origins-${files}.csv`, lines(header, ...records.map((record, at) => `C${at},${record}`)));
  const { rows } = await read('customers', file, ['customer_id', { column: 'origin', needed: false }]);
  return rows.map(([, origin]) => origin);
}

// METRICS-customers, "earned-growth": earned when acquired_by is one of these, bought when another origin is written.
test.each(['referral', 'Word of mouth', 'recommendation', 'recomendación', 'boca a boca'])(
  '%s is earned, however it is written',
  async (word) => {
    const forms = [word, word.toUpperCase(), word.replaceAll(' ', '_'), word.replaceAll(' ', '-'), `  ${word} `];
    expect(await origins('customer_id,acquired_by', ...forms)).toEqual(forms.map(() => 'earned'));
  },
);

test('a word that holds one of them is another word', async () => {
  const others = ['referral program', 'Partner referral fee', 'advertising', 'Google Ads', '0', 'mouth'];
  expect(await origins('customer_id,acquired_by', ...others)).toEqual(others.map(() => 'bought'));
});

test('other forms of the same words are the same', async () => {
  const forms = [
    'Referrals',
    'referred',
    'recommended',
    'Recomendaciones',
    'RECOMENDADA',
    'referido',
    'De boca en boca',
  ];
  expect(await origins('customer_id,acquired_by', ...forms)).toEqual(forms.map(() => 'earned'));
});

test('nothing, a missing word and a word for unknown are no origin', async () => {
  const blanks = ['', ' ', '-', 'N/A', 'null', 'NINGUNO', 'Unknown', 'desconocido'];
  expect(await origins('customer_id,acquired_by', ...blanks)).toEqual(blanks.map(() => null));
});

test('whoever is referred by somebody is earned, whatever else is written', async () => {
  expect(await origins('customer_id,acquired_by,referred_by', 'sales,C7', ',C7', 'sales,', 'sales,n/a', ',-')).toEqual([
    'earned',
    'earned',
    'bought',
    'bought',
    null,
  ]);
  expect(await origins('customer_id,referred_by', 'C7', '')).toEqual(['earned', null]);
});

test('a file without either column says nothing', async () => {
  expect(await origins('customer_id,plan', 'pro')).toEqual([null]);
});

test('two columns that may say it are asked about', async () => {
  await expect(origins('customer_id,source,origin', 'referral,sales')).rejects.toMatchObject({
    code: 'column-ambiguous',
  });
});
