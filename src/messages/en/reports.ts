/** What a report says of itself, and what is told while it is made. */
export const reports = {
  title: 'Customer report',
  optionsThere: (table: string): string =>
    `in cx.toml: --map is [inputs.map], another option a line under [${table}], without its dashes`,
  checks: {
    of: {
      conf_low: (label: string): string => `the lower end of the interval of ${label}`,
      conf_high: (label: string): string => `the upper end of the interval of ${label}`,
      n: (label: string): string => `the base of ${label}`,
      change: (label: string): string => `the change of ${label} since the run before`,
      records: (): string => 'the number of records',
      excluded_share: (metric: string | null): string =>
        metric === null ? 'the share of records left out' : `the share of records left out (by ${metric})`,
      age_days: (): string => 'the age of the last date in days',
    },
    passed: (what: string, found: string, expect: string): string => `${what} is ${found}, as expected (${expect})`,
    failed: (what: string, found: string, expect: string): string => `${what} is ${found}, and ${expect} is expected`,
    nothing: (what: string, expect: string): string => `${what} has no value, and ${expect} is expected`,
    changeOtherwise: (label: string): string =>
      `the change of ${label} since the run before, which was asked otherwise,`,
    noBefore: (label: string): string => `no run before this one tells ${label}: there is nothing to compare with`,
    ahead: (date: string): string => `the last date is ${date}, after the day from which its age is counted`,
    askedOtherwise: 'asked otherwise than in the report before: not compared with it',
    onDay: (date: string, expect: string): string =>
      `the last date is ${date}; on the day of the run its age in days is expected to be ${expect}`,
    unread: 'no metric of the report reads it',
  },
  init: {
    head: 'What cx report makes of these files. cx report --help says all that can stand here.',
    optionsOfAll: 'Options of all metrics, as cx nps --help lists them, such as:',
    map: 'Which header plays a column, where it was not found: cx columns FILE says what was.',
    different: (file: string, relation: string): string =>
      `${file} holds ${relation} too, with other columns: name it here instead, in a list, or in another folder`,
    unknown: (file: string): string => `${file} was not understood: cx columns ${file}`,
    unread: (relation: string, by: string): string => `${relation} is read by none of these metrics, only by ${by}`,
    presentation: 'What stands at its head; the logo is a PNG, JPEG or SVG file.',
    metrics: 'All that the inputs allow, unless this line, without its mark, says which and in which order:',
    leftOut: (metric: string, why: string): string => `not ${metric}: ${why}`,
    places:
      'Only here is said where files go. The history keeps the headlines of each run, never ids or values of records.',
    options: 'Options of one metric, as its --help lists them:',
    checks: 'A check that fails ends cx report with 4:',
    wrote: (file: string, inputs: string, metrics: number): string =>
      `${file}: ${inputs}; ${metrics} ${metrics === 1 ? 'metric' : 'metrics'}. Next: cx report`,
  },
  log: {
    leftOut: (metric: string, why: string): string => `${metric} is left out: ${why}`,
    gone: (metric: string, day: string | null): string =>
      `${metric} was in the report ${day === null ? 'before' : `as of ${day}`}, and is not in this one`,
    unread: (relation: string): string => `inputs.${relation} is read by no metric of the report`,
    calculated: (metric: string): string => `${metric} calculated`,
    hiddenAlike: (metric: string, minN: number): string =>
      `${metric} hides groups under ${minN} too, as another metric of the same people does`,
    wrote: (file: string): string => `wrote ${file}`,
    unchanged: (file: string): string => `${file} is as it was`,
    removed: (file: string): string => `removed ${file}, which the report no longer has`,
    check: (subject: string, reason: string): string => `check of ${subject}: ${reason}`,
    checkFailed: (subject: string, reason: string): string => `check failed: ${subject}: ${reason}`,
    recovered: (output: string): string => `${output}: what an interrupted run had begun was brought to its end`,
  },
};
