import { plainQuestion, statedOptions, type Question } from '../../../questions/question.ts';
import type { OkResult, Value } from '../../../results/result.ts';
import type { OptionSpec } from '../../options.ts';
import type { Run, Wanted } from '../request.ts';

/** `timeUnit` as it is called wherever data is named. */
const snakeCase = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** What shaped the result, as the report states it: own options, what of the question was asked, and how files were told to be read. */
export function optionsOf(
  question: Question,
  own: Readonly<Record<string, Value>>,
  asOf: string | null,
  { told = {}, baseline }: Run,
): OkResult['options'] {
  const { confidence, ...asked } = statedOptions({ ...question, asOf: asOf ?? question.asOf });
  const set = Object.fromEntries(
    Object.entries(own).flatMap(([name, value]) => (value === null ? [] : [[snakeCase(name), value]])),
  );
  const [beside] = baseline?.sources ?? [];
  return {
    confidence,
    ...set,
    ...asked,
    ...(beside === undefined ? {} : { baseline: beside.file }),
    ...told,
  } as OkResult['options'];
}

/** Which of the options of a result were set otherwise than they are when nobody sets them. */
export function askedOf({ metric, options }: Wanted, { question, told = {}, baseline }: Run): readonly string[] {
  const specs = Object.entries<OptionSpec>(metric.options ?? {});
  const own = specs.filter(([name, spec]) => options[name] !== usualOf(spec)).map(([name]) => snakeCase(name));
  const { confidence, ...asked } = statedOptions(question);
  return [
    ...(confidence === plainQuestion.confidence ? [] : ['confidence']),
    ...own,
    ...Object.keys(asked),
    ...(baseline === null ? [] : ['baseline']),
    ...Object.keys(told),
  ];
}

const usualOf = (spec: OptionSpec): Value => (spec.type === 'flag' ? false : spec.default);
