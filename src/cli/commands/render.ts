import { CxError } from '../../errors.ts';
import { untranslated, type Language } from '../../messages/language.ts';
import { bytesFrom, bytesOf } from '../../sources/files/reader.ts';
import type { Report } from '../../results/result.ts';
import { outputsOf, type Flags } from '../options/flags.ts';
import { deliver } from '../outputs/deliver.ts';
import type { Io } from '../process/io.ts';
import { voiceOf, type Voice } from '../process/language.ts';
import { assertApart, causeOf } from '../outputs/files/output.ts';
import { together } from '../outputs/files/together.ts';
import { formatOf, styleOf } from '../outputs/style.ts';

/** `cx render report.json --format …`: a stored report, drawn again. Its words stay in the language it was made in. */
export async function runRenderCommand(file: string, flags: Flags, io: Io, lang?: Language): Promise<void> {
  const format = formatOf(flags, null);
  assertApart(outputsOf(flags), []);
  const report = await storedReport(file, io);
  const style = styleOf(flags, io, voiceIn(report, lang, io), format);
  await together(async () => {
    await deliver(report, format, style, flags, io);
  });
}

/**
 * The words of a report are in the language in which it was made, so all that is drawn beside them is as well.
 * @throws report-language where another one is asked for
 */
function voiceIn({ language }: Report, asked: Language | undefined, io: Io): Voice {
  if (asked !== undefined && asked !== language) throw new CxError('report-language', { asked, language });
  return voiceOf(language, io.env);
}

async function storedReport(file: string, io: Io): Promise<Report> {
  const text = file === '-' ? (await bytesFrom(io.stdin)).toString('utf8') : await textIn(file);
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    throw new CxError('not-a-report', { file, why: untranslated((error as Error).message) });
  }
  const why = whatIsMissing(report);
  if (why !== null) throw new CxError('not-a-report', { file, why: untranslated(why) });
  return report as Report;
}

async function textIn(file: string): Promise<string> {
  try {
    return (await bytesOf(file)).toString('utf8');
  } catch (error) {
    if (causeOf(error) === 'ENOENT') throw new CxError('file-not-found', { file, nearest: null });
    throw new CxError('not-readable', { file, cause: causeOf(error) });
  }
}

/** The first member that a report cannot be drawn without; null when all are there. */
function whatIsMissing(report: unknown): string | null {
  const { schema, sources, results } = (report ?? {}) as Record<string, unknown>;
  if (schema !== 'cx.report/1') return 'schema ≠ cx.report/1';
  if (!Array.isArray(sources)) return 'sources';
  if (!Array.isArray(results)) return 'results';
  const parts = ['headlines', 'tables', 'charts', 'notices'];
  for (const result of results as Record<string, unknown>[]) {
    const missing = result?.['status'] === 'ok' ? parts.find((part) => !Array.isArray(result[part])) : undefined;
    if (missing !== undefined) return `results: ${missing}`;
  }
  return null;
}
