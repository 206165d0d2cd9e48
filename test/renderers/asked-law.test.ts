// The question is part of the answer: what is set otherwise than by itself, and stands among the options, stands below the title.
import type { OptionSpec } from '../../src/metrics/options.ts';
import { askedLine } from '../../src/renderers/text/asked.ts';
import type { OkResult } from '../../src/results/result.ts';
import { languages } from '../../src/messages/language.ts';
import { isSlow, slowTest, some } from '../often.ts';
import { resultOf } from '../run-cx.ts';
import { argvOf, fixture, ways, type Way } from '../ways.ts';

/** Something that an option may be and is not by itself. */
function otherThanUsual(spec: OptionSpec): string | null {
  switch (spec.type) {
    case 'flag':
      return '';
    case 'number': {
      const [low, high] = [spec.min ?? 0, spec.max ?? 1000];
      const tried = [high <= 1 ? 0.2 : 3, high <= 1 ? 0.3 : 5, low, high].filter((one) => one >= low && one <= high);
      return String(tried.find((one) => one !== spec.default));
    }
    case 'choice':
    case 'names':
      return spec.choices.find((one) => one !== spec.default) ?? null;
    case 'pairs':
      return `${spec.names[0]}=0.02`;
    case 'span':
      return '26 weeks';
    case 'pause':
      return '20 days';
    case 'day':
      return '2026-03-31';
    case 'shares':
      return '0.5,1';
    case 'amounts':
      return '10,20';
    case 'range':
      return '1-2';
    case 'listed':
      return 'search';
    case 'scale':
      return spec.names[0] ?? '1-7';
    case 'values':
      return 'Bien=4';
    case 'column':
    case 'columns':
      return null;
  }
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
const lineIn = (language: 'en' | 'es', result: OkResult) =>
  askedLine(result, { language, locale: language, color: false, width: null }, (text) => text);

/** What a question comes to, and null where it cannot be asked. */
const resultFor = (way: Way, options: readonly string[]): Promise<OkResult | null> =>
  resultOf(argvOf(way, [fixture(way.counted)], options)).catch(() => null);

const settable = ways.flatMap((way) =>
  Object.entries<OptionSpec>(way.metric.options ?? {}).flatMap(([name, spec]) => {
    const value = otherThanUsual(spec);
    return value === null ? [] : [{ name: `${way.name} --${kebab(name)}`, way, option: kebab(name), value }];
  }),
);
let told = 0;

test.each(some(settable, 60, 11).map((one) => [one.name, one] as const))('%s', async (_, { way, option, value }) => {
  const result = await resultFor(way, value === '' ? [`--${option}`] : [`--${option}=${value}`]);
  if (result?.options[option.replaceAll('-', '_')] === undefined) return;
  told += 1;
  for (const language of languages) expect(lineIn(language, result)).toContain(`--${option}`);
});

test('most of them can be', () => {
  expect(told).toBeGreaterThan(isSlow ? settable.length / 2 : 0);
});

slowTest('what all metrics take is told too', async () => {
  const nps = ways.find(({ name }) => name === 'nps')!;
  const usual = await resultFor(nps, []);
  const shared =
    '--by country --period quarter --rolling 2 --from 2025-01 --to 2026-06 --as-of 2026-06-30 --zone Europe/Madrid --date-order ymd --decimal . --count none --confidence 0.9 --min-n 5 --encoding utf-8 --delimiter , --quote " --header-rows 1 --header-line 1 --compare rest --map recommend_score=recommend_score';
  const result = await resultFor(nps, [...shared.split(' '), '--where', 'plan = "pro"']);
  const set = Object.keys(result!.options).filter((name) => usual!.options[name] !== result!.options[name]);
  expect(set.length).toBeGreaterThan(18);
  expect(set.filter((name) => !result!.asked!.includes(name))).toEqual([]);
  for (const language of languages) {
    const line = lineIn(language, result!);
    const flags = ['--as-of 2026-06-30', '--zone', '--date-order', '--decimal', '--count none', '--confidence 0.9'];
    const files = ['--encoding utf-8', '--delimiter ,', '--quote "', '--header-rows 1', '--header-line 1'];
    for (const words of [...flags, ...files, 'plan = "pro"', 'country', '2025-01', '2026-06', '5', '2'])
      expect(line).toContain(words);
  }
});

slowTest('what is as nobody asked for it is not told', async () => {
  for (const way of some(ways, 24, 3)) {
    const line = lineIn('en', (await resultFor(way, []))!);
    const flags = [...line.matchAll(/--[a-z-]+/gu)].map(([flag]) => flag);
    // What a way cannot be asked without is set.
    expect({ name: way.name, flags: flags.filter((flag) => !argvOf(way, []).includes(flag)) }).toEqual({
      name: way.name,
      flags: [],
    });
  }
});
