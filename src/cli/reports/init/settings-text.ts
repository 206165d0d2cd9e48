import { stringify } from 'smol-toml';
import { dictionaries } from '../../../messages/index.ts';
import type { Language } from '../../../messages/language.ts';
import type { RelationName } from '../../../relations/index.ts';
import type { ReportFormat } from '../../../reports/settings.ts';

/** What files were found to be. */
export interface Understood {
  readonly inputs: readonly {
    readonly relation: RelationName;
    readonly files: readonly string[];
    /** The headers that play columns. */
    readonly plays: readonly { readonly column: string; readonly header: string }[];
  }[];
  /** Files of a relation that has others, with other columns. */
  readonly different: readonly { readonly file: string; readonly relation: RelationName }[];
  readonly unknown: readonly string[];
}

/** An input that no metric of the report reads, and the metrics that could. */
export interface Unread {
  readonly relation: RelationName;
  readonly by: readonly string[];
}

/** What new settings say. */
export interface NewSettings {
  readonly understood: Understood;
  readonly unread: readonly Unread[];
  readonly map: ReadonlyMap<string, string>;
  readonly options: readonly (readonly [option: string, value: string])[];
  readonly metrics: readonly string[];
  readonly leftOut: readonly { readonly metric: string; readonly why: string }[];
  readonly formats: readonly ReportFormat[];
}

/** The text of settings, with comments that say what else can stand there. */
export function settingsText(settings: NewSettings, language: Language): string {
  const { understood, unread, map, options, metrics, leftOut, formats } = settings;
  const { init, title } = dictionaries[language].reports;
  const [leading = 'nps'] = metrics;
  const parts = [
    [
      comment(init.head),
      comment(init.optionsOfAll),
      comment('period = "month"'),
      ...options.map(([option, value]) => line(option, value)),
    ],
    [
      '[inputs]',
      ...understood.inputs.flatMap(({ relation, files, plays }) => [
        comment(plays.map(({ column, header }) => `${column} = ${quoted(header)}`).join(', ')),
        line(relation, files.length === 1 ? files[0]! : files),
        ...unread.flatMap((one) =>
          one.relation === relation ? [comment(init.unread(relation, one.by.join(', ')))] : [],
        ),
      ]),
      ...understood.different.map(({ file, relation }) => comment(init.different(quoted(file), relation))),
      ...understood.unknown.map((file) => comment(init.unknown(quoted(file)))),
    ],
    [
      comment(init.map),
      ...(map.size === 0
        ? ['# [inputs.map]', '# recommend_score = "Q12"']
        : ['[inputs.map]', ...[...map].map(([column, header]) => line(column, header))]),
    ],
    [
      '[report]',
      comment(init.presentation),
      line('title', title),
      '# subtitle = ""',
      '# logo = "logo.svg"',
      comment(init.metrics),
      comment(line('metrics', metrics)),
      ...leftOut.map(({ metric, why }) => comment(init.leftOut(metric, why))),
      line('formats', formats),
      comment(init.places),
      line('output', 'report/'),
      line('history', 'history.jsonl'),
    ],
    [comment(init.options), `# [${leading}]`, '# confidence = 0.9'],
    [
      comment(init.checks),
      '# [[check]]',
      `# metric = "${leading}"`,
      '# expect = ">= 30"',
      '#',
      '# [[check]]',
      `# input = "${understood.inputs[0]!.relation}"`,
      '# value = "records"',
      '# expect = "> 0"',
    ],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const line = (key: string, value: unknown): string => stringify({ [key]: value }).trimEnd();

/** No name of a file or of a column ends a comment. */
const comment = (text: string): string => `# ${text.replaceAll(/\p{Cc}/gu, ' ')}`;

/** A name as it is typed, in quotes where it has more than letters. */
const quoted = (name: string): string => (/^[\p{L}\p{N}._/-]+$/u.test(name) ? name : JSON.stringify(name));
