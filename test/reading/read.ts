import { resultOf, runCx } from '../run-cx.ts';

/** A run that is refused: its code, and what it says. */
export async function refusal(argv: readonly string[]): Promise<{ code: string; words: string }> {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json']);
  expect([status === 2 || status === 3, stdout]).toEqual([true, '']);
  const { error } = JSON.parse(stderr) as { error: { code: string; message: string; hint?: string } };
  return { code: error.code, words: `${error.message}\n${error.hint ?? ''}` };
}

/** The notices of small tables and texts without a last line end say nothing here. */
const besides = new Set(['low-base', 'no-final-newline', 'blank-lines', 'header-blank', 'header-trimmed']);

/** What a run comes to. */
export async function read(argv: readonly string[]) {
  const { headlines, notices, accounting } = await resultOf(argv);
  const [first] = headlines;
  const codes = notices.map(({ code }) => code).filter((code) => !besides.has(code));
  return { value: first!.value, n: first!.n, codes, accounting };
}

/** A small table. */
export const table = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
