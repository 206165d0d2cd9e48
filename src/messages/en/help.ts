import { meant } from './phrases.ts';

/** What is wrong with a command line. */
export const usage = {
  unknownOption: (option: string, nearest: string | null): string => `unknown option '${option}'${meant(nearest)}`,
  optionLeft: (option: string, command: string): string => `${command} does not take ${option}`,
  unknownCommand: (command: string, nearest: string | null): string =>
    `there is no command '${command}'${meant(nearest)}`,
  missingValue: (option: string): string => `${option} needs a value`,
  missingArgument: (argument: string): string => `${argument} is missing`,
  excessArguments: (command: string): string => `too many arguments for ${command}`,
  seeHelp: (command: string): string => `see: cx ${command}--help`,
};

/** What `--help` prints. */
export const help = {
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
    names: 'names',
    range: 'range',
    time: 'time',
    amounts: 'amounts',
    period: 'period',
    shares: 'shares',
    order: 'order',
    character: 'character',
    line: 'line',
    size: 'size',
    form: 'form',
    shell: 'shell',
    format: 'format',
    language: 'language',
    words: 'words',
    when: 'when',
    metric: 'metric',
    folder: 'folder',
    report: 'report',
    manifest: 'manifest',
    command: 'command',
    'column=header': 'column=header',
    'name=x': 'name=x',
    'scenario.toml': 'scenario.toml',
    'file.toml': 'file.toml',
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
    'counted-status': 'only transactions whose status is one of these words (a,b)',
    where: `only records that meet a condition, such as 'country = "ES" and plan in ("pro", "max")'; all of it: cx help where`,
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
    table: 'the table to print, of those that the result has',
    rows: 'print so many rows of each table of groups, the largest groups',
    sort: 'print the rows of tables in the order of this column: largest first, scores worst first',
    brief: 'print the headlines, where the records went, and warnings',
    save: 'write this question into a file, which can be asked again: cx simulate FILE',
    scores: 'write a row for each customer: .csv, .parquet or .json; for their owner alone',
    excluded: 'write line, reason and detail of every record that was left out, for the owner alone (0600)',
    manifest: 'write what was read and how, so that cx verify can repeat it',
    lang: 'language of all words (else CX_LANG, LC_ALL, LANG; formats for machines: English)',
    engine: 'which engine reduces the records',
    memory: 'how much memory the database may take, such as 2GB',
    'show-sql': 'print the SQL that gives the same numbers, and stop',
    explain: 'print how the file is understood and the metric is defined, and stop',
    strict: 'refuse files with broken records instead of leaving them out',
    stays: 'rows of a customers file are stays: a customer may have several',
    'revenue-per': 'what recurring revenue is, whatever its header says: money a month or a year',
    encoding: 'text encoding, where it is not what the bytes show',
    delimiter: 'the delimiter, where it is not what the file shows',
    quote: 'the quote, or none',
    'header-rows': 'how many header rows there are; 0 for none',
    'header-line': 'the line on which the header row stands',
    'date-order': 'how dates with the year last are written',
    zone: 'zone of times without one, in which days are counted, such as Europe/Madrid (UTC)',
    decimal: 'the separator of fractions, where no number shows it',
    color: 'colour in the terminal',
    quiet: 'only the result and errors',
    log: 'how what is told while a report is made is written',
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
    scenarios: 'questions that --save wrote; several are compared',
    shell: 'bash, zsh or fish',
  },
  commands: {
    columns: 'how a file is understood: layout, columns and their roles, broken records',
    explain:
      'what a metric means: formula, source, caveats; methods: what metrics share; assumptions: published claims, and what was measured',
    demo: 'write the example files into a folder and show a tour',
    render: 'draw a stored report again in another format',
    convert: 'write a checked copy of a file as CSV or Parquet',
    verify: 'check the files of a manifest and repeat its run',
    survey: 'all survey metrics that a file allows, on one page',
    report: 'what cx.toml says: its metrics, in all its formats, with its checks and its history',
    init: 'write a cx.toml for these files, which cx report makes a report of',
    completion: 'what a shell completes commands, options, choices and names of files by',
    help: 'help for a command',
  },
  completion: `In every new shell, by a line in ~/.bashrc, ~/.zshrc (after compinit) or ~/.config/fish/config.fish:
  source <(cx completion bash)
  source <(cx completion zsh)
  cx completion fish | source
`,
  report: `What the report is made of stands in cx.toml, in this folder:
  [inputs]      responses = "FILE" or ["FILE", …], customers, transactions, …; [inputs.map] column = "header"
  [report]      title, subtitle, logo, metrics = ["nps", …], formats = ["html", "json", "csv", "markdown", "xlsx"],
                output = "report/", history = "history.jsonl"
  [nps]         the options of a metric, as cx nps --help lists them; at the top those of all
  [[check]]     metric = "nps", value = "value" (conf_low, conf_high, n, change), headline, expect = ">= 30";
                or input = "responses", value = "records" (excluded_share, age_days), expect = "> 0"

It ends with 4 where a check fails, and with 5 where another run is writing there. cx init FILE… writes a cx.toml.
`,
  examples: {
    byCountry: 'by segment',
    comparedByCountry: 'by segment, with tests of each against the rest',
    trend: 'month by month',
    spanish: 'in Spanish',
    json: 'for a program',
    pipe: 'from a pipe',
  },
};
