import type { Text } from './language.ts';

/** What an error says: what was looked for and found, and what to type. */
export interface ErrorText {
  readonly message: string;
  readonly hint?: string;
}

const list = (words: readonly string[], most = 8) =>
  words.slice(0, most).join(', ') + (words.length > most ? `, and ${words.length - most} more` : '');
const meant = (word: string | null) => (word === null ? '' : ` (did you mean ${word}?)`);

/** English: the type of every other dictionary. */
export const en = {
  errors: {
    usage: ({ message }: { message: string }): ErrorText => ({ message }),
    'invalid-option': (d: { option: string; value: string; expected: Text }): ErrorText => ({
      message: `${d.option} cannot be '${d.value}'`,
      hint: `it takes ${d.expected.en}`,
    }),
    'invalid-where': (d: { where: string; position: number; expected: Text }): ErrorText => ({
      message: `--where cannot be read at character ${d.position}: expected ${d.expected.en}`,
      hint: `write conditions such as: --where 'country = "ES" and plan in ("pro", "max")'`,
    }),
    'unknown-metric': (d: { id: string; nearest: string | null; known: readonly string[] }): ErrorText => ({
      message: `there is no metric '${d.id}'${meant(d.nearest)}`,
      hint: `the metrics are ${list(d.known, 40)}`,
    }),
    'unknown-map': (d: {
      name: string;
      kind: 'column' | 'header';
      nearest: string | null;
      known: readonly string[];
    }): ErrorText => ({
      message: `--map names ${d.kind === 'column' ? 'a column' : 'a header'} '${d.name}' that is not there${meant(d.nearest)}`,
      hint: `known: ${list(d.known, 20)}`,
    }),
    'output-is-input': (d: { file: string }): ErrorText => ({
      message: `${d.file} is one of the files being read; writing it would destroy it`,
      hint: 'name another file with --output',
    }),
    'no-file': (d: { command: string }): ErrorText => ({
      message: 'no file was named',
      hint: `cx ${d.command} FILE   (or - for standard input)`,
    }),
    'relation-missing': (d: {
      command: string;
      missing: string;
      first: string;
      others: readonly string[];
    }): ErrorText => ({
      message: `no file of ${d.missing} was named`,
      hint: `cx ${[d.command, d.first.toUpperCase(), ...d.others.map((name) => `--${name} FILE`)].join(' ')}`,
    }),
    'no-table': (d: { table: string; known: readonly string[] }): ErrorText => ({
      message: `the result has no table '${d.table}'`,
      hint: `its tables are ${list(d.known, 20)}`,
    }),
    'output-failed': (d: { file: string; cause: string }): ErrorText => ({
      message: `${d.file} could not be written: ${d.cause}`,
    }),
    'manifest-differs': (d: { file: string; how: Text }): ErrorText => ({
      message: `${d.file} is not as the manifest says: ${d.how.en}`,
    }),

    'file-not-found': (d: { file: string; nearest: string | null }): ErrorText => ({
      message: `there is no file ${d.file}${meant(d.nearest)}`,
    }),
    'not-readable': (d: { file: string; cause: string }): ErrorText => ({
      message: `${d.file} cannot be read: ${d.cause}`,
    }),
    'not-a-file': (d: { file: string; is: Text }): ErrorText => ({
      message: `${d.file} is ${d.is.en}, not a file`,
      hint: 'name the files in it, for example with a pattern: "folder/*.csv"',
    }),
    'not-local': (d: { file: string }): ErrorText => ({
      message: `${d.file} is an address, not a file`,
      hint: 'download it first, and name the file',
    }),
    'empty-file': (d: { file: string }): ErrorText => ({ message: `${d.file} is empty: it has not even a header row` }),
    'not-csv': (d: { file: string; is: Text; wayOut: Text }): ErrorText => ({
      message: `${d.file} is not a CSV file but ${d.is.en}`,
      hint: d.wayOut.en,
    }),
    'nul-byte': (d: { file: string; line: number }): ErrorText => ({
      message: `${d.file}, line ${d.line}: a NUL byte, which no text file holds`,
      hint: 'the file is damaged or not a CSV: export it again',
    }),
    'unknown-encoding': (d: { encoding: string }): ErrorText => ({
      message: `there is no encoding '${d.encoding}'`,
      hint: 'for example utf-8, utf-16le, windows-1252, cp850',
    }),
    'broken-header': (d: { file: string; line: number; why: Text }): ErrorText => ({
      message: `${d.file}, line ${d.line}: the header row cannot be trusted: ${d.why.en}`,
      hint: 'mend that line, or say where the header stands: --header-line N',
    }),
    'header-looks-like-data': (d: { file: string; row: string }): ErrorText => ({
      message: `${d.file}: the first row holds only numbers (${d.row}): is it a header or data?`,
      hint: '--header-rows 1 if it is the header, --header-rows 0 if there is none',
    }),
    'second-table': (d: { file: string; line: number }): ErrorText => ({
      message: `${d.file}: a second table begins on line ${d.line}`,
      hint: 'split the file: one table a file',
    }),
    'too-many-bad-records': (d: {
      file: string;
      bad: number;
      records: number;
      line: number;
      reason: string;
    }): ErrorText => ({
      message: `${d.file}: ${d.bad} of ${d.records} records are broken, the first on line ${d.line} (${d.reason})`,
      hint: 'the delimiter may be another: --delimiter ";"; look with: cx columns FILE',
    }),
    'strict-structure': (d: { file: string; bad: number; line: number; reason: string }): ErrorText => ({
      message: `${d.file}: ${d.bad} broken ${d.bad === 1 ? 'record' : 'records'}, the first on line ${d.line} (${d.reason})`,
      hint: 'without --strict they are left out and counted',
    }),
    'record-too-long': (d: { file: string; line: number; limit: string; quoted: boolean }): ErrorText => ({
      message: `${d.file}, line ${d.line}: one record is longer than ${d.limit}`,
      hint: d.quoted ? 'a quote opens there and is not closed' : 'this does not look like a CSV file with lines',
    }),
    'too-many-columns': (d: { file: string; columns: number; limit: number }): ErrorText => ({
      message: `${d.file} has ${d.columns} columns; ${d.limit} are the most`,
      hint: 'the delimiter may be another: --delimiter ";"',
    }),
    'gzip-broken': (d: { file: string; why: Text }): ErrorText => ({
      message: `${d.file} is damaged: ${d.why.en}`,
      hint: 'copy or download it again; nothing of it was used',
    }),
    'gzip-too-large': (d: { file: string; limit: string }): ErrorText => ({
      message: `${d.file} unpacks to more than ${d.limit}`,
      hint: 'unpack it yourself if that is right: gunzip FILE',
    }),
    'input-changed': (d: { file: string }): ErrorText => ({
      message: `${d.file}: the input changed while it was read`,
      hint: 'run again when nothing writes to it',
    }),
    'does-not-reconcile': (d: { file: string; scanned: number; loaded: number; rejected: number }): ErrorText => ({
      message: `${d.file} does not add up: ${d.scanned} records scanned, ${d.loaded} loaded, ${d.rejected} rejected`,
      hint: 'no report is made from it; please report this with the file',
    }),
    'column-not-found': (d: {
      relation: string;
      column: string;
      lookedFor: readonly string[];
      headers: readonly string[];
      fits: readonly string[];
    }): ErrorText => ({
      message: `${d.relation} has no column for ${d.column} (looked for ${list(d.lookedFor)})`,
      hint: `${d.fits.length === 0 ? '' : `what fits this file: ${list(d.fits)}   or `}name it: --map ${d.column}=<header>   headers: ${list(d.headers, 12)}`,
    }),
    'column-ambiguous': (d: { relation: string; column: string; candidates: readonly string[] }): ErrorText => ({
      message: `${d.relation} has ${d.candidates.length} columns that could be ${d.column}: ${list(d.candidates)}`,
      hint: `choose: --map ${d.column}="${d.candidates[0]?.replace(/ \(.*$/u, '')}"`,
    }),
    'column-not-in-file': (d: { file: string; column: string; header: string; other: string }): ErrorText => ({
      message: `${d.file} has no column '${d.header}', which is ${d.column} in ${d.other}`,
      hint: 'files are joined by column name: rename it in one of them, or give the files apart',
    }),
    'by-not-found': (d: {
      option: string;
      name: string;
      nearest: string | null;
      headers: readonly string[];
    }): ErrorText => ({
      message: `${d.option} names a column '${d.name}' that is not there${meant(d.nearest)}`,
      hint: `headers: ${list(d.headers, 20)}`,
    }),
    'wrong-scale': (d: {
      column: string;
      header: string;
      highest: number;
      metric: string;
      asks: string;
      file: string;
      scale: string;
    }): ErrorText => ({
      message: `${d.header} goes up to ${d.highest} only: not a scale of ${d.scale} as ${d.column} needs`,
      hint: `for this scale type: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`,
    }),
    'scale-unsure': (d: {
      file: string;
      header: string;
      found: Text;
      assumed: string;
      scales: readonly string[];
      metric: string;
      asks: string;
    }): ErrorText => ({
      message: `${d.file}: ${d.header} ${d.found.en}: it is not taken for a scale of ${d.assumed} unless you say so`,
      hint: `say which scale was asked: ${list(d.scales.map((scale) => `--scale ${scale}`))}${
        d.metric === '' ? '' : `   if it asks something else: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`
      }`,
    }),
    'scales-mixed': (d: {
      header: string;
      file: string;
      low: number;
      other: string;
      high: number;
      scale: string;
    }): ErrorText => ({
      message: `${d.header} goes up to ${d.low} in ${d.file} and up to ${d.high} in ${d.other}: answers on two scales are not pooled`,
      hint: `read each file on its own; if both were asked on one scale, say which: --scale ${d.scale}`,
    }),
    'date-order-ambiguous': (d: { header: string; example: string }): ErrorText => ({
      message: `${d.header}: day and month cannot be told apart (${d.example})`,
      hint: 'say which: --date-order dmy, or --date-order mdy',
    }),
    'too-many-groups': (d: { groups: number; limit: number }): ErrorText => ({
      message: `${d.groups} segments are more than ${d.limit}`,
      hint: 'choose a --by column with fewer values',
    }),
    'option-needs': (d: { option: string; needs: string }): ErrorText => ({
      message: `${d.option} needs ${d.needs} beside it`,
      hint: `add ${d.needs}, or leave ${d.option} out`,
    }),
    'options-conflict': (d: { a: string; b: string }): ErrorText => ({
      message: `${d.a} and ${d.b} exclude each other`,
      hint: 'leave one of them out',
    }),
    'population-incomplete': (d: { column: string; value: string; missingIn: 'population' | 'answers' }): ErrorText =>
      d.missingIn === 'population'
        ? {
            message: `the population file has no share for ${d.column} = '${d.value}', which answers have`,
            hint: 'add a line for it, or leave those answers out with --where',
          }
        : {
            message: `no answer has ${d.column} = '${d.value}', which the population file gives a share`,
            hint: 'join small groups in the population file',
          },
    'population-contradictory': (d: { iterations: number; error: number }): ErrorText => ({
      message: `no weights meet all shares of the population file (${d.iterations} rounds, still ${d.error.toPrecision(2)} away)`,
      hint: 'use fewer columns, or join small groups',
    }),
    'population-unreadable': (d: { file: string; line: number; why: Text }): ErrorText => ({
      message: `${d.file}, line ${d.line}: ${d.why.en}`,
      hint: 'the file has the header column,value,share and a line for each value',
    }),
    'layout-not-found': (d: { layout: string; nearest: string | null; known: readonly string[] }): ErrorText => ({
      message: `there is no layout '${d.layout}'${meant(d.nearest)}`,
      hint: `the layouts are ${list(d.known, 40)}`,
    }),
    'not-a-report': (d: { file: string; why: Text }): ErrorText => ({
      message: `${d.file} is not a stored report: ${d.why.en}`,
      hint: 'make one with: cx nps FILE --format json --output report.json',
    }),
    'not-a-manifest': (d: { file: string; why: Text }): ErrorText => ({
      message: `${d.file} is not a manifest: ${d.why.en}`,
      hint: 'make one with: cx nps FILE --manifest manifest.json',
    }),
    'config-unreadable': (d: { file: string; why: Text }): ErrorText => ({
      message: `${d.file} cannot be read: ${d.why.en}`,
      hint: 'it takes option = "value" lines, and tables named after commands, such as [nps]',
    }),
    'config-unknown': (d: { file: string; key: string; nearest: string | null }): ErrorText => ({
      message: `${d.file} sets '${d.key}', which is no option${meant(d.nearest)}`,
      hint: 'the options are those of: cx nps --help',
    }),
    'engine-failed': ({ what }: { what: string }): ErrorText => ({
      message: `the engine could not do it: ${what}`,
      ...(what.startsWith('Out of Memory') ? { hint: 'give it more memory, such as: --memory 2GB' } : {}),
    }),
  },
  faults: {
    internal: 'an internal fault; please report it with the lines below',
  },
  usage: {
    unknownOption: (option: string, nearest: string | null): string => `unknown option '${option}'${meant(nearest)}`,
    unknownCommand: (command: string, nearest: string | null): string =>
      `there is no command '${command}'${meant(nearest)}`,
    missingValue: (option: string): string => `${option} needs a value`,
    missingArgument: (argument: string): string => `${argument} is missing`,
    excessArguments: (command: string): string => `too many arguments for ${command}`,
    seeHelp: (command: string): string => `see: cx ${command}--help`,
  },
  help: {
    program: 'customer-experience metrics from CSV files: every record accounted for, every estimate with its interval',
    headings: {
      usage: 'Usage:',
      arguments: 'Arguments:',
      options: 'Options:',
      commands: 'Commands:',
      examples: 'Examples:',
    },
    groups: {
      metric: 'Of this metric:',
      records: 'Which records:',
      groups: 'How they are grouped and compared:',
      reading: 'How the file is read:',
      output: 'What comes out:',
      metrics: 'Metrics:',
      tools: 'Files and reports:',
    },
    optionsPlaceholder: '[options]',
    commandPlaceholder: '<metric> [files] [options]',
    placeholders: {
      columns: 'columns',
      column: 'column',
      unit: 'unit',
      what: 'what',
      file: 'file',
      files: 'files',
      periods: 'periods',
      level: 'level',
      condition: 'condition',
      day: 'day',
      name: 'name',
      order: 'order',
      character: 'character',
      line: 'line',
      size: 'size',
      format: 'format',
      language: 'language',
      when: 'when',
      metric: 'metric',
      folder: 'folder',
      report: 'report',
      manifest: 'manifest',
      command: 'command',
      'column=header': 'column=header',
      'report.json': 'report.json',
      'manifest.json': 'manifest.json',
    },
    default: (value: string): string => `(default: ${value})`,
    choices: (values: string): string => `(${values})`,
    range: (low: number | undefined, high: number | undefined): string =>
      low !== undefined && high !== undefined
        ? `a number from ${low} to ${high}`
        : low !== undefined
          ? `a number from ${low}`
          : 'a number',
    options: {
      help: 'print this help',
      version: 'print the version',
      by: 'split the result by these columns (a,b,c)',
      period: 'split the result by calendar period',
      from: 'only records from this day on (2026-01-31, 2026-01, 2026-Q1, 2026)',
      to: 'only records up to this day, its whole day included',
      'as-of': 'the day that counts as today, for periods that still run',
      where: `only records that meet a condition, such as 'country = "ES" and plan in ("pro", "max")'`,
      map: 'which header plays a column, such as recommend_score="Q12"; repeatable',
      layout: 'read the file as an export of this product',
      confidence: 'confidence level of the intervals',
      'min-n': 'do not show groups with fewer answers, nor let them be derived',
      compare:
        'test differences: each segment against the rest, all pairs, each period against the previous one, or ranges of days (2026-10..2026-10,2026-09..2026-09)',
      baseline: 'test the difference from the answers in this other file',
      rolling: 'with --period: also pool each period with those before it, this many in all',
      weight: 'a column that says how much each answer counts',
      rake: 'a CSV file column,value,share: weigh answers so that they look like the population',
      format: 'how the result is written',
      output: 'write to this file, or to a folder (folder/) one CSV file a table',
      table: 'the table that CSV prints',
      excluded: 'write line, reason and detail of every record that was left out',
      manifest: 'write what was read and how, so that cx verify can repeat it',
      lang: 'language of all words',
      engine: 'which engine reduces the records',
      memory: 'how much memory the database may take, such as 2GB',
      'show-sql': 'print the SQL that gives the same numbers, and stop',
      explain: 'print how the file is understood and the metric is defined, and stop',
      strict: 'refuse files with broken records instead of leaving them out',
      encoding: 'text encoding, where it is not what the bytes show',
      delimiter: 'the delimiter, where it is not what the file shows',
      quote: 'the quote, or none',
      'header-rows': 'how many header rows there are; 0 for none',
      'header-line': 'the line on which the header row stands',
      'date-order': 'how dates with the year last are written',
      color: 'colour in the terminal',
      quiet: 'only the result and errors',
      verbose: 'say how each file was understood',
      files: (relation: string): string => `a CSV file of ${relation}; repeatable`,
      'escape-formulas': 'disarm cells that a spreadsheet would run, for a copy that goes to one',
    },
    arguments: {
      files: (relation: string): string => `CSV files of ${relation}; several are read as one, - is standard input`,
      file: 'a CSV file, or - for standard input',
      report: 'a report stored with --format json',
      folder: 'a new folder (default: cx-demo)',
      metric: 'the name of a metric',
      manifest: 'a manifest written with --manifest',
    },
    commands: {
      columns: 'how a file is understood: layout, columns and their roles, broken records',
      explain: 'what a metric means: formula, source, caveats',
      demo: 'write the example files into a folder and show a tour',
      render: 'draw a stored report again in another format',
      convert: 'write a checked copy of a file as CSV or Parquet',
      verify: 'check the files of a manifest and repeat its run',
      survey: 'all survey metrics that a file allows, on one page',
      help: 'help for a command',
    },
    examples: {
      byCountry: 'by segment, with tests of each against the rest',
      trend: 'month by month',
      spanish: 'in Spanish',
      json: 'for a program',
      pipe: 'from a pipe',
    },
  },
  explain: {
    formula: 'Formula',
    reference: 'Source',
    caveats: 'Mind',
    reads: 'Reads',
    example: 'Example',
    columns: 'How the columns were found',
  },
  columns: {
    title: 'How the file was understood',
    file: 'File',
    role: 'Role',
    evidence: 'Evidence',
    encoding: 'encoding',
    delimiter: 'delimiter',
    headerRows: 'header rows',
    layout: 'layout',
    none: 'none known',
    distinct: 'Distinct',
    blank: 'Blank',
    example: 'Values',
  },
  demo: {
    title: (folder: string): string => `The example files of an invented company are in ${folder}. A tour:`,
    steps: {
      nps: 'the score, its interval, and where every record went',
      by: 'by channel, each tested against the rest',
      trend: 'month by month: one month went wrong',
      columns: 'how the file was understood, and why',
      excluded: 'every record that was left out, with its line and reason',
      json: 'the same for a program',
      spanish: 'a Spanish export: ; and windows-1252, nothing to set',
    },
    exists: 'the folder is there already and was left as it is',
  },
  convert: {
    written: (read: string, written: string, rejected: string): string =>
      `records read ${read} = written ${written} + left out ${rejected}`,
  },
  verify: {
    sound: (inputs: number, outputs: number): string =>
      `the ${inputs === 1 ? 'input is' : `${inputs} inputs are`} as the manifest says, and the run gave the same bytes again (${outputs === 1 ? '1 output' : `${outputs} outputs`})`,
  },
  progress: {
    reading: (file: string, percent: number): string => `reading ${file} … ${percent} %`,
  },
};
