import { readFileSync } from 'node:fs';
import { render } from '../../src/renderers/index.ts';
import type { Report } from '../../src/results/result.ts';
import { isObject, parseObject, violations } from './json-schema.ts';
import { npsReport, severalReport } from './sample-reports.ts';

const style = { language: 'en', locale: 'en', color: false, width: null } as const;

const schema = parseObject(readFileSync(new URL('../../src/results/result.schema.json', import.meta.url), 'utf8'));
const asJson = (report: Report) => parseObject(render(report, 'json', style));
const complaints = (change: object) => violations(schema, { ...asJson(severalReport()), ...change });

describe('result.schema.json', () => {
  test('accepts the sample reports in both languages', () => {
    expect(violations(schema, asJson(npsReport('en')))).toEqual([]);
    expect(violations(schema, asJson(npsReport('es')))).toEqual([]);
    expect(violations(schema, asJson(severalReport()))).toEqual([]);
  });

  test('accepts a report of nothing', () => {
    expect(complaints({ sources: [], results: [] })).toEqual([]);
  });

  test('refuses another version, an unknown language, a missing title and a member that it does not know', () => {
    expect(complaints({ schema: 'cx.report/2' })).toEqual(['#/schema: not "cx.report/1"']);
    expect(complaints({ language: 'fr' })).toEqual(['#/language: none of ["en","es"]']);
    expect(complaints({ title: null })).toEqual(['#/title: not "string"']);
    expect(complaints({ made: 'today' })).toEqual(['#: made is unknown']);
    const { title: _, ...untitled } = asJson(severalReport());
    expect(violations(schema, untitled)).toEqual(['#: lacks title']);
  });

  test('refuses a result that is neither calculated nor excused, and negative or fractional rows', () => {
    expect(complaints({ results: [{ metric: 'nps', title: 'NPS', options: {}, status: 'ok' }] })).toEqual([
      '#/results/0: matches 0 instead of one',
    ]);
    const [source] = npsReport('en').sources;
    expect(complaints({ sources: [{ ...source, records: -1 }] })).toEqual(['#/sources/0/records: under 0']);
    expect(complaints({ sources: [{ ...source, records: 1.5 }] })).toEqual(['#/sources/0/records: not "integer"']);
  });

  test('declares every definition that it refers to', () => {
    const refs = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name);
    const defined = isObject(schema['$defs']) ? Object.keys(schema['$defs']) : [];
    expect(new Set(refs)).toEqual(new Set(defined));
  });
});
