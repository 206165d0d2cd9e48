import { statedOptions, type Question } from '../../../questions/question.ts';
import type { OkResult, Value } from '../../../results/result.ts';
import type { Run } from '../request.ts';

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
