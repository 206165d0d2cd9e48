// Answers in words, words beside numbers, and which end of a scale is good. Counts are made up.
import { temporaryFolder } from '../../engines/temporary.ts';
import { resultOf, runCx } from '../../run-cx.ts';
import { near } from '../states.ts';

const folder = temporaryFolder();

const column = (header: string, texts: readonly string[]) =>
  folder.file('answers.csv', `"${header}"\n${texts.map((text) => `"${text}"\n`).join('')}`);

const refusalOf = async (argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json']);
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  return (JSON.parse(stderr) as { error: { code: string; message: string; hint: string } }).error;
};

/** One answer of each, from the worst to the best. */
const ladders: readonly (readonly [metric: string, words: readonly string[]])[] = [
  ['csat', ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied']],
  [
    'csat',
    [
      'Extremely dissatisfied',
      'Somewhat dissatisfied',
      'Neither satisfied nor dissatisfied',
      'Somewhat satisfied',
      'Extremely satisfied',
    ],
  ],
  ['csat', ['Muy insatisfecho', 'Insatisfecho', 'Ni satisfecho ni insatisfecho', 'Satisfecho', 'Muy satisfecho']],
  ['csat', ['MUY INSATISFECHA', 'insatisfecha', 'neutral', 'satisfecha', 'muy satisfecha']],
  ['csat', ['Nada satisfecho', 'Poco satisfecho', 'Algo satisfecho', 'Satisfecho', 'Muy satisfecho']],
  ['csat', ['Not at all satisfied', 'Not so satisfied', 'Somewhat satisfied', 'Very satisfied', 'Extremely satisfied']],
  ['csat', ['Muy insatisfecho/a', 'Insatisfecho(a)', 'Neutral / Indiferente', 'Satisfecho/a', 'Muy satisfech@']],
  ['csat', ['Insatisfecho', 'Poco satisfecho', 'Neutral', 'Satisfecho', 'Muy satisfecho']],
  ['csat', ['Very poor', 'Poor', 'Fair', 'Good', 'Very good', 'Excellent']],
  ['csat', ['Muy malo', 'Malo', 'Regular', 'Bueno', 'Excelente']],
  ['csat', ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien']],
  ['csat', ['Poor', 'Fair', 'Good', 'Very good', 'Excellent']],
  ['csat', ['Pésima', 'Mala', 'Regular', 'Buena', 'Excelente']],
  ['csat', ['Poor', 'Fair', 'Good', 'Excellent']],
  ['csat', ['Very dissatisfied', 'Dissatisfied', 'Satisfied', 'Very satisfied']],
  ['csat', ['Muy insatisfecho', 'Insatisfecho', 'Satisfecho', 'Muy satisfecho']],
  ['csat', ['Nada satisfecho', 'Poco satisfecho', 'Bastante satisfecho', 'Muy satisfecho']],
  ['csat', ['Not at all satisfied', 'Not very satisfied', 'Somewhat satisfied', 'Very satisfied']],
  ['csat', ['Not at all satisfied', 'Not too satisfied', 'Somewhat satisfied', 'Very satisfied']],
  ['csat', ['Nada satisfecho', 'Poco satisfecho', 'Algo satisfecho', 'Muy satisfecho']],
  ['csat', ['Not satisfied', 'Somewhat satisfied', 'Satisfied', 'Very satisfied']],
  ['csat', ['Not at all satisfied', 'Slightly satisfied', 'Satisfied', 'Very satisfied', 'Extremely satisfied']],
  ['csat', ['Not at all satisfied', 'Somewhat satisfied', 'Very satisfied']],
  ['ces', ['Nada fácil', 'Poco fácil', 'Algo fácil', 'Muy fácil']],
  ['csat', ['Dissatisfied', 'Neutral', 'Satisfied']],
  ['csat', ['Mala', 'Regular', 'Buena']],
  ['csat', ['neutral or dissatisfied', 'satisfied']],
  [
    'csat',
    [
      'Totalmente en desacuerdo',
      'En desacuerdo',
      'Ni de acuerdo ni en desacuerdo',
      'De acuerdo',
      'Totalmente de acuerdo',
    ],
  ],
  ['csat', ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree']],
  [
    'csat',
    [
      'Extremely dissatisfied',
      'Moderately dissatisfied',
      'Slightly dissatisfied',
      'Neither satisfied nor dissatisfied',
      'Slightly satisfied',
      'Moderately satisfied',
      'Extremely satisfied',
    ],
  ],
  ['ces', ['Very difficult', 'Difficult', 'Neither easy nor difficult', 'Easy', 'Very easy']],
  ['ces', ['Extremely difficult', 'Somewhat difficult', 'Neutral', 'Somewhat easy', 'Extremely easy']],
  ['ces', ['Muy difícil', 'Difícil', 'Ni fácil ni difícil', 'Fácil', 'Muy fácil']],
  ['ces', ['Very high effort', 'High effort', 'Neutral', 'Low effort', 'Very low effort']],
  [
    'ces',
    [
      'Strongly disagree',
      'Disagree',
      'Somewhat disagree',
      'Neither agree nor disagree',
      'Somewhat agree',
      'Agree',
      'Strongly agree',
    ],
  ],
];

describe('answers in words are read as a scale of their own,', () => {
  test.each(ladders)('%s %j, each step by itself', async (metric, words) => {
    const { length } = words;
    const texts = [...words, 'N/A', 'No aplica', '', '99'];
    const { headlines, tables, options, notices, accounting } = await resultOf([metric, column(metric, texts)]);
    const mean = headlines.find(({ name }) => name === 'mean' || name === 'ces')!;
    expect(mean).toMatchObject({ value: near((length + 1) / 2), n: length });
    expect(tables.find(({ name }) => name === 'distribution')!.rows.map(({ n }) => n)).toEqual(Array(length).fill(1));
    expect(options).toMatchObject({
      scale: `1-${length}`,
      values: words.map((word, at) => `${word}=${at + 1}`).join(','),
    });
    expect(notices.find(({ code }) => code === 'scale-in-words')?.message).toContain(`a scale of ${length} steps`);
    expect(notices.filter(({ severity, code }) => severity === 'warning' && code !== 'low-base')).toEqual([]);
    expect(accounting.excluded).toMatchObject([
      { reason: 'value-missing', rows: 3 },
      { reason: 'value-out-of-scale', rows: 1 },
    ]);
  });

  test.each<[words: readonly string[], csat: number, label: string]>([
    [['Very satisfied', 'Satisfied', 'Neutral', 'Satisfied'], 3 / 4, 'CSAT (4–5 of 1–5)'],
    [['Muy satisfecho', 'Satisfecho', 'Satisfecho', 'Insatisfecho'], 3 / 4, 'CSAT (4–5 of 1–5)'],
    [['Bueno', 'Bueno', 'Regular', 'Malo'], 1 / 2, 'CSAT (3 of 1–3)'],
    [['Very satisfied', 'Somewhat satisfied', 'Not too satisfied'], 2 / 3, 'CSAT (3–4 of 1–4)'],
    // `Not so` is of SurveyMonkey's five steps, though nobody said `extremely`.
    [['Very satisfied', 'Somewhat satisfied', 'Not so satisfied', 'Not at all satisfied'], 1 / 4, 'CSAT (4–5 of 1–5)'],
    [['Muy satisfecho', 'Algo satisfecho', 'No tan satisfecho', 'Nada satisfecho'], 1 / 4, 'CSAT (4–5 of 1–5)'],
  ])('of which not every step was chosen: %j', async (words, csat, label) => {
    expect((await resultOf(['csat', column('csat', words)])).headlines[0]).toMatchObject({ value: csat, label });
  });

  test('and of agreement, which may be with effort, as --direction says', async () => {
    const texts = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly agree'];
    const file = column('ces', texts);
    expect((await resultOf(['ces', file])).headlines[0]).toMatchObject({ value: near(19 / 5) });
    const opposite = await resultOf(['ces', file, '--direction', 'effort']);
    expect(opposite.headlines[0]).toMatchObject({ value: near(11 / 5) });
  });

  test('with as many steps as --scale says, or not at all', async () => {
    const file = column('csat', ['Satisfied', 'Neutral', 'Dissatisfied']);
    expect((await resultOf(['csat', file, '--scale', '1-5'])).headlines[1]).toMatchObject({ value: 3 });
    const { code, message } = await refusalOf(['csat', file, '--scale', '1-4']);
    expect(code).toBe('answers-in-words');
    expect(message).toContain('1–4');
  });
});

describe('words that are no scale of the question are named, and no number is made of the others:', () => {
  test.each<[metric: string, words: readonly string[], named: string]>([
    ['csat', ['Satisfied', 'Neutral', 'Meh'], '"Meh" ×1'],
    ['csat', ['Very satisfied', 'Somewhat satisfied'], '"Somewhat satisfied" ×1'],
    ['csat', ['Not at all satisfied', 'Somewhat satisfied'], '"Somewhat satisfied" ×1'],
    [
      'csat',
      ['Not at all satisfied', 'A little satisfied', 'Somewhat satisfied', 'Very satisfied'],
      '"A little satisfied" ×1',
    ],
    ['csat', ['Very easy', 'Difficult'], '"Difficult" ×1'],
    ['csat', ['Genial', 'Vale', 'Meh'], '"Vale" ×1'],
    ['nps', ['Very likely', 'Likely', 'Unlikely'], '"Unlikely" ×1'],
    ['nps', ['Promoter', 'Passive', 'Detractor'], '"Passive" ×1'],
    ['nps', ['Promotor', 'Pasivo', 'Detractor'], '"Pasivo" ×1'],
    ['ces', ['Muy satisfecho', 'Satisfecho'], '"Satisfecho" ×1'],
  ])('%s %j', async (metric, words, named) => {
    const { message, hint } = await refusalOf([metric, column(metric, words)]);
    expect(message).toContain(named);
    expect(hint).toContain('--values');
  });

  test('nor are good and bad, where a third is written', async () => {
    for (const scale of [[], ['--scale', 'good-bad']]) {
      const { message } = await refusalOf(['csat', column('csat', ['Good', 'Bad', 'Meh', 'Meh', 'Meh']), ...scale]);
      expect(message).toContain('"Meh" ×3');
    }
  });
});

describe('--values', () => {
  test('says what words stand for, whatever they are, and leaves numbers as they are', async () => {
    const file = column('csat', ['Genial', 'genial', 'Vale', '2', 'N/A']);
    const { headlines, options } = await resultOf(['csat', file, '--values', 'Genial=5,Vale=3']);
    expect(headlines[0]).toMatchObject({ value: 1 / 2, n: 4, label: 'CSAT (4–5 of 1–5)' });
    expect(options).toMatchObject({ values: 'Genial=5,Vale=3', scale: '1-5' });
  });

  test('has a scale of its own where the highest is not the usual one', async () => {
    const file = column('csat', ['Genial', 'Vale', 'Fatal']);
    const { headlines } = await resultOf(['csat', file, '--values', 'Genial=3,Vale=2,Fatal=1']);
    expect(headlines[0]).toMatchObject({ value: 1 / 3, label: 'CSAT (3 of 1–3)' });
  });

  test('may be said word by word, of signs alone too, and of words with commas', async () => {
    const file = column('csat', ['🤷', 'Bien, sin más', 'Bien, sin más']);
    const argv = ['csat', file, '--values', 'Bien, sin más=4', '--values', '🤷=2', '--scale', '1-5'];
    expect((await resultOf(argv)).headlines[0]).toMatchObject({ value: 2 / 3, n: 3 });
  });

  test('says it of words too that stand for no answer elsewhere', async () => {
    const file = column('csat', ['Todo', 'Ninguno', 'Ninguno', '']);
    const { headlines } = await resultOf(['csat', file, '--values', 'Todo=5,Ninguno=1']);
    expect(headlines[0]).toMatchObject({ value: 1 / 3, n: 3 });
  });

  test('makes scores of the groups of nps', async () => {
    const file = column('nps', ['Promoter', 'Promoter', 'Passive', 'Detractor']);
    const argv = ['nps', file, '--values', 'Promoter=10,Passive=8,Detractor=0'];
    expect((await resultOf(argv)).headlines[0]).toMatchObject({ value: 25, n: 4 });
  });

  test.each(['Genial', 'Genial=', '=5', 'Genial=five', 'Genial=5,genial=4', 'Genial=4.5'])(
    'is not %j',
    async (values) => {
      const refused = await runCx(['csat', column('csat', ['5']), '--values', values]);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toContain('--values cannot be');
      expect((await runCx(['csat', column('csat', ['5']), '--values', values, '--lang', 'es'])).stderr).toContain(
        '"Muy bien=5',
      );
    },
  );
});

describe('where words say that the lowest answer is the best, answers are reversed, which is said:', () => {
  test.each<[metric: string, header: string, texts: readonly string[], value: number]>([
    ['csat', 'csat', ['1=very good', '1=very good', '2=good', '3=average', '5=bad'], 3 / 5],
    ['csat', 'csat', ['1 - Muy satisfecho', '2', '3', '5 - Muy insatisfecho'], 1 / 2],
    ['csat', 'csat', ['Very satisfied (1)', '2', '2', 'Very dissatisfied (5)'], 3 / 4],
    ['csat', 'How satisfied were you? (1 = very satisfied, 5 = very dissatisfied)', ['1', '1', '1', '5'], 3 / 4],
    ['csat', '¿Qué tan satisfecho está? (siendo 1 muy satisfecho y 5 muy insatisfecho)', ['1', '2', '2', '5'], 3 / 4],
    ['csat', 'How satisfied were you (1 = best)?', ['1', '2', '2', '5'], 3 / 4],
    ['csat', 'How satisfied were you? 1 star = excellent, 5 stars = awful', ['1', '2', '2', '5'], 3 / 4],
    ['csat', 'How satisfied were you? 1 = extremely, 5 = not at all', ['1', '2', '2', '5'], 3 / 4],
    ['ces', 'How easy was it? (1 = very, 7 = not at all)', ['1', '2', '4', '7'], 9 / 2],
    [
      'nps',
      'How likely are you to recommend us? 0 = extremely likely, 10 = not at all likely',
      ['0', '1', '5', '9'],
      0,
    ],
    ['ces', 'ces', ['1 - Very easy', '2', '4', '7 - Very difficult'], 9 / 2],
    ['ces', '¿Qué tan fácil fue? (1 muy fácil, 7 muy difícil)', ['1', '2', '4', '7'], 9 / 2],
    ['ces', 'How much effort did you have to put forth?', ['1', '2', '4', '7'], 9 / 2],
    ['ces', '¿Cuánto esfuerzo tuvo que hacer? 1 = muy poco esfuerzo, 7 = mucho esfuerzo', ['1', '2', '4', '7'], 9 / 2],
    ['csat', 'csat', ['1 - sehr zufrieden', '2', '2', '5 - sehr unzufrieden'], 3 / 4],
    ['csat', 'csat', ['1 (sehr gut)', '2 (gut)', '2 (gut)', '5 (mangelhaft)'], 3 / 4],
    ['csat', 'csat', ['1 - Tout à fait satisfait', '2', '2', '5 - Pas du tout satisfait'], 3 / 4],
    ['csat', 'csat', ['1 - Molto soddisfatto', '2', '2', '5 - Molto insoddisfatto'], 3 / 4],
    ['csat', 'csat', ['1 - Muito satisfeito', '2', '2', '5 - Muito insatisfeito'], 3 / 4],
    ['csat', 'csat (1 = très satisfait, 5 = pas du tout satisfait)', ['1', '2', '2', '5'], 3 / 4],
    ['csat', 'csat (1 = sehr gut)', ['1', '2', '2', '5'], 3 / 4],
    ['ces', 'ces (1 = sehr einfach, 7 = sehr schwierig)', ['1', '2', '4', '7'], 9 / 2],
    ['ces', 'Esfuerzo (1 = muy bajo, 7 = muy alto)', ['1', '2', '4', '7'], 9 / 2],
    ['ces', 'Customer effort (7 = high)', ['1', '2', '4', '7'], 9 / 2],
  ])('%s: %s %j', async (metric, header, texts, value) => {
    const argv = [metric, column(header, texts)];
    const { headlines, notices, options } = await resultOf(argv);
    expect(headlines[0]).toMatchObject({ value: near(value) });
    const [usual, other] = metric === 'ces' ? ['ease', 'effort'] : ['high-is-best', 'low-is-best'];
    expect(notices.find(({ code }) => code === 'answers-reversed')?.message).toContain(`--direction ${usual}`);
    expect(options).toMatchObject({ direction: other });
    // As it is said, so it may be overruled.
    const plain = await resultOf([...argv, '--direction', usual]);
    expect(plain.headlines[0]!.value).not.toBe(headlines[0]!.value);
    expect(plain.notices.map(({ code }) => code)).not.toContain('answers-reversed');
  });

  test.each<[metric: string, header: string, texts: readonly string[], value: number]>([
    ['ces', 'It was difficult to solve my issue', ['7', '6', '2', '1'], 4],
    ['ces', 'Fue difícil resolver mi problema', ['7', '7', '7', '3'], 2],
    ['ces', 'It was difficult (1 = strongly disagree, 7 = strongly agree)', ['7', '7', '7', '3'], 2],
    ['csat', 'I am not satisfied with the service', ['5', '5', '4', '1'], 1 / 4],
    ['csat', 'Estoy insatisfecho con el servicio', ['5', '5', '4', '1'], 1 / 4],
    [
      'ces',
      'The company made it hard for me to solve it',
      ['Strongly agree', 'Agree', 'Disagree', 'Strongly disagree', 'Strongly disagree'],
      14 / 5,
    ],
    [
      'csat',
      'I am unhappy with the service',
      ['Strongly agree', 'Agree', 'Disagree', 'Strongly disagree', 'Strongly disagree'],
      3 / 5,
    ],
  ])('who agrees with a statement of what is bad says so: %s, %s %j', async (metric, header, texts, value) => {
    const map = `${metric === 'ces' ? 'effort' : 'satisfaction'}_score=${header}`;
    const { headlines, notices } = await resultOf([metric, column(header, texts), '--map', map]);
    expect(headlines[0]).toMatchObject({ value: near(value) });
    expect(notices.map(({ code }) => code)).toContain(texts.includes('Agree') ? 'scale-in-words' : 'answers-reversed');
  });

  test.each([
    ['sehr unzufrieden', 'sehr zufrieden'],
    ['Mangelhaft', 'Sehr gut'],
    ['Pas du tout satisfait', 'Tout à fait satisfait'],
    ['Pas satisfait', 'Très satisfait'],
    ['Per niente soddisfatto', 'Molto soddisfatto'],
    ['Muito insatisfeito', 'Muito satisfeito'],
    ['Montag', 'Freitag'],
    ['Bonn', 'Malmö'],
  ])('1 - %s, 5 - %s are as they are', async (low, high) => {
    const { headlines, notices } = await resultOf(['csat', column('csat', [`1 - ${low}`, '2', '2', `5 - ${high}`])]);
    expect(headlines[0]).toMatchObject({ value: near(1 / 4) });
    expect(notices.map(({ code }) => code)).not.toContain('answers-reversed');
  });

  test('where they say both, or only ask how difficult it was, it is asked', async () => {
    const both = await refusalOf(['csat', column('csat', ['1 - Very bad', '2 - Good', '5 - Very bad', '5'])]);
    expect(both).toMatchObject({ code: 'direction-unsure' });
    const file = column('How difficult was it to solve your problem?', ['1', '6', '7']);
    expect((await refusalOf(['ces', file])).hint).toContain('--direction ease, --direction effort');
    const score = column('Effort score (1 low - 7 high)', ['1', '6', '7']);
    expect((await refusalOf(['ces', score])).hint).toContain('--direction ease, --direction effort');
    expect((await resultOf(['ces', file, '--direction', 'effort'])).headlines[0]).toMatchObject({
      value: near(10 / 3),
    });
  });

  test.each<[what: string, metric: string, header: string, texts: readonly string[], value: number]>([
    ['the best is the highest', 'csat', 'How satisfied were you? (1 = worst, 5 = best)', ['5', '4', '1', '1'], 1 / 2],
    ['labels that rise', 'csat', 'csat', ['5 - Very satisfied', '4', '1 - Very dissatisfied', '1'], 1 / 2],
    ['a label at one end', 'csat', 'csat', ['5 (excellent)', '4', '2', '1'], 1 / 2],
    [
      'numbers that are no scale',
      'csat',
      'How satisfied were you in the last 12 months with our 1 store?',
      ['5', '1'],
      1 / 2,
    ],
    ['easy or difficult', 'ces', 'How easy or difficult was it?', ['7', '6', '1', '2'], 4],
    ['little effort on top', 'ces', 'Effort (1 = much, 7 = little)', ['7', '6', '1', '2'], 4],
    ['what was not difficult', 'ces', 'It was not difficult to solve my issue', ['7', '6', '1', '2'], 4],
    ['good or bad', 'csat', 'How good or bad is it?', ['5', '4', '1', '1'], 1 / 2],
    ['what one person typed', 'csat', 'csat', ['1 - very good', ...Array<string>(150).fill('5'), '1'], 150 / 152],
    ['both ends named upwards', 'nps', '0 = Not at all likely, 10 = Extremely likely to recommend us', ['10', '0'], 0],
  ])('%s is no reason to reverse', async (_what, metric, header, texts, value) => {
    const map = { nps: 'recommend_score', csat: 'satisfaction_score', ces: 'effort_score' }[metric]!;
    const { headlines, notices } = await resultOf([metric, column(header, texts), '--map', `${map}=${header}`]);
    expect(headlines[0]).toMatchObject({ value: near(value) });
    expect(notices.filter(({ code }) => code !== 'low-base' && code !== 'scale-named')).toEqual([]);
  });
});

describe('words beside a number do not hide it:', () => {
  test.each<[texts: readonly string[], nps: number]>([
    [['Extremely likely - 10', '9', '7', 'Not at all likely - 0'], 25],
    [['10 Extremely likely', '9', '7', '0 Not at all likely'], 25],
    [['10 Extremely likely to recommend', '9', '7', '0 Not at all likely to recommend'], 25],
    [['Muy probable: 10', '9', '7', 'Nada probable: 0'], 25],
    [['10 = Muy probable', '9 = Probable', '7', '0 = Nada probable'], 25],
    [['(10) Muy probable', '9', '7', '(0) Nada probable'], 25],
    [['10. Seguro', '9', '7', '0. De ninguna manera'], 25],
    [['10 points', '9 points', '7 points', '0 points'], 25],
  ])('%j', async (texts, nps) => {
    const { headlines, notices } = await resultOf(['nps', column('nps', texts)]);
    expect(headlines[0]).toMatchObject({ value: nps, n: 4 });
    expect(notices.map(({ code }) => code)).toEqual(['low-base']);
  });
});
