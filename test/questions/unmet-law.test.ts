// Whatever the metric: a condition whose parts are each met by some, and the whole by none, says so.
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { some } from '../often.ts';
import { runCx } from '../run-cx.ts';
import { argvOf, fixture, segments, ways } from '../ways.ts';

test.each(some(ways, 20, 5).map((way) => [way.name, way] as const))('%s', async (_, way) => {
  const column = segments[way.counted];
  const rows: Record<string, string>[] = parse(readFileSync(fixture(way.counted)), { columns: true });
  const [one, other] = new Set(rows.map((row) => row[column]!).filter((text) => text !== ''));
  const where = `${column} = "${one}" and ${column} = "${other}"`;
  const { stdout, stderr } = await runCx(argvOf(way, [fixture(way.counted)], ['--where', where, '--lang', 'en']));
  expect(`${stdout}${stderr}`).toMatch(/no record (?:that could be used )?meets /u);
});
