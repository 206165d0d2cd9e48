import { agree } from '../agreement.ts';
import type { ErrorText } from '../error-words.ts';
import type { Language, Text } from '../language.ts';
import { customerErrors } from './customer-errors.ts';
import { fileErrors } from './file-errors.ts';
import { measureErrors } from './measure-errors.ts';
import { clusterErrors } from './cluster-errors.ts';
import { outputErrors } from './output-errors.ts';
import { profitErrors } from './profit-errors.ts';
import { reportErrors } from './report-errors.ts';
import { delimiterHint, list, meant, misread } from './phrases.ts';
import { scaleErrors } from './scale-errors.ts';

/** What known errors say, by their codes. */
export const errors = {
  usage: ({ message }: { message: string }): ErrorText => ({ message }),
  'invalid-option': (d: { option: string; value: string; expected: Text }): ErrorText => ({
    message: `${d.option} cannot be '${d.value}'`,
    hint: `it takes ${d.expected.en}`,
  }),
  'unknown-name': (d: {
    option: string;
    name: string;
    nearest: string | null;
    known: readonly string[];
  }): ErrorText => ({
    message: `${d.option} does not know '${d.name}'${meant(d.nearest)}`,
    hint: `it takes one or more of ${list(d.known, 40)}, with commas between them`,
  }),
  'invalid-where': (d: { where: string; position: number; expected: Text; name: string | null }): ErrorText => ({
    message: `--where cannot be read at character ${d.position}: expected ${d.expected.en}`,
    hint:
      d.name === null
        ? `write conditions such as: --where 'country = "ES" and plan in ("pro", "max")'`
        : `a name with blanks or signs goes in backquotes: --where '\`${d.name}\` = "…"'`,
  }),
  'where-percent': (d: { column: string; asked: string; meant: string }): ErrorText => ({
    message: `${d.column} is written in percent, and all of it is beyond 1 %: ${d.asked} would compare with the numbers as they stand`,
    hint: `write: --where '${d.meant}'`,
  }),
  'where-date': (d: { column: string; asked: string; written: string; isYearFirst: boolean }): ErrorText => ({
    message: `${d.column} holds dates such as "${d.written}", and texts are compared letter by letter: ${d.asked} would not tell which come first`,
    hint: d.isYearFirst ? `write the date as the column does: "${d.written}"` : 'choose days by --from and --to',
  }),
  'unknown-metric': (d: { id: string; nearest: string | null; known: readonly string[] }): ErrorText => ({
    message: `there is no metric '${d.id}'${meant(d.nearest)}`,
    hint: `the metrics are ${list(d.known, 40)}`,
  }),
  'unknown-map': (d: { name: string; nearest: string | null; known: readonly string[] }): ErrorText => ({
    message: `--map does not know a column '${d.name}'${meant(d.nearest)}`,
    hint: `known: ${list(d.known, 12)}`,
  }),
  'no-file': (d: { command: string; leavesStdin?: true }): ErrorText => ({
    message: 'no file was named',
    hint: `cx ${d.command} FILE${d.leavesStdin === true ? '' : '   (or - for standard input)'}`,
  }),
  'file-by-position': (d: { command: string; file: string; relations: readonly string[] }): ErrorText => ({
    message: `${d.command} reads files of several kinds, and nothing says of which ${d.file} is`,
    hint: `say it before each file: cx ${[d.command, ...d.relations.map((name) => `--${name} FILE`)].join(' ')}`,
  }),
  'relation-missing': (d: {
    command: string;
    missing: string;
    first: string | null;
    others: readonly string[];
  }): ErrorText => ({
    message: `no file of ${d.missing} was named`,
    hint: `cx ${[d.command, ...(d.first === null ? [] : [d.first.toUpperCase()]), ...d.others.map((name) => `--${name} FILE`)].join(' ')}`,
  }),
  'no-table': (d: { table: string; known: readonly string[] }): ErrorText => ({
    message: `the result has no table '${d.table}'`,
    hint: `its tables are ${list(d.known, 12)}`,
  }),
  'channel-twice': (d: { channel: string }): ErrorText => ({
    message: `${d.channel} stands twice in the file of costs`,
    hint: `keep one row for ${d.channel}`,
  }),
  'cost-unusable': (d: { channel: string }): ErrorText => ({
    message: `the costs of ${d.channel} cannot be used: amounts are 0 or more, and concurrency is 1 or more`,
    hint: 'mend its row in the file of --costs',
  }),
  'no-sort-column': (d: { column: string; known: readonly string[] }): ErrorText => ({
    message: `no table of the result has a column '${d.column}'`,
    hint: `--sort takes one of ${list(d.known, 12)}`,
  }),
  'does-not-reconcile': (d: { file: string; scanned: number; loaded: number; rejected: number }): ErrorText => ({
    message: `${d.file} does not add up: ${d.scanned} records scanned, ${d.loaded} loaded, ${d.rejected} rejected`,
    hint: 'no report is made from it; please report this with the file',
  }),
  'column-not-found': (d: {
    relation: string;
    column: string;
    others?: readonly string[];
    lookedFor: readonly string[];
    headers: readonly string[];
    maybe: readonly string[];
    delimiter: string | null;
    headerLine?: number | null;
    encoding?: string | null;
    fits: readonly string[];
  }): ErrorText => ({
    message: `${d.relation} has no column for ${[d.column, ...(d.others ?? [])].join(' or ')} (looked for ${list(d.lookedFor)})`,
    hint: `${misread(d.encoding, 'or   ')}${[
      ...(d.delimiter === null ? [] : [`"${d.delimiter}" may divide the columns: ${delimiterHint(d.delimiter)}   or`]),
      ...((d.headerLine ?? null) === null
        ? []
        : [`if line ${d.headerLine} names the columns: --header-line ${d.headerLine}   or`]),
      ...(d.fits.length === 0 ? [] : [`what fits this file: ${list(d.fits)}   or`]),
      `name it: ${
        d.maybe.length === 0
          ? `--map ${d.column}=<header>`
          : list(
              d.maybe.map((header) => `--map ${d.column}="${header}"`),
              4,
            )
      }`,
      `  headers: ${list(d.headers, 12)}`,
    ].join(' ')}`,
  }),
  'column-ambiguous': (d: { relation: string; column: string; candidates: readonly string[] }): ErrorText => ({
    message: `${d.relation} has ${d.candidates.length} columns that could be ${d.column}: ${list(d.candidates)}`,
    hint: `choose: --map ${d.column}="${d.candidates[0]}"`,
  }),
  'column-not-in-file': (d: {
    file: string;
    column: string;
    header: string;
    other: string;
    instead: string | null;
  }): ErrorText => ({
    message: `${d.file} has no column '${d.header}', which is ${d.column} in ${d.other}`,
    hint: `files are joined by column name: ${
      d.instead === null ? 'rename it in one of them' : `call '${d.instead}' in ${d.file} '${d.header}' too`
    }, or give the files apart`,
  }),
  'by-not-found': (d: {
    option: string;
    name: string;
    nearest: string | null;
    headers: readonly string[];
    encoding?: string | null;
  }): ErrorText => ({
    message: `${d.option} names a column '${d.name}' that is not there${meant(d.nearest)}`,
    hint: `${misread(d.encoding)}headers: ${list(d.headers, 12)}`,
  }),
  'files-swapped': (d: { answers: string; sent: string }): ErrorText => ({
    message: `${d.answers} was given for who was invited and holds answers, ${d.sent} for the answers and says what was delivered`,
    hint: `the other way round: cx response-rate ${d.answers} --invitations ${d.sent}`,
  }),
  'unknown-delivery': (d: { header: string; words: readonly string[] }): ErrorText => ({
    message: `${d.header} has in most rows no known word for delivered or lost: ${list(d.words, 6)}`,
    hint: 'divide by all who were invited: --of invited; or write delivered or bounced there, or name another column: --map delivered=<header>',
  }),
  'several-questions': (d: {
    file: string;
    header: string;
    by: string;
    questions: readonly string[];
    where: string;
  }): ErrorText => ({
    message: `${d.file}: the answers in ${d.header} are to several questions, told apart by ${d.by} (${list(d.questions, 5)})`,
    hint: `say which one: --where '${d.where}'`,
  }),
  'rows-are-counts': (d: {
    file: string;
    header: string;
    counts: string;
    beside: readonly string[];
    areShares: boolean;
  }): ErrorText => ({
    message: `${d.file} is a table of counts: ${d.counts} says how many gave each answer in ${d.header}, and a row is not one answer`,
    hint: d.areShares
      ? 'shares cannot be counted: give a file with counts, and --count with their column; if each row is one answer: --count none'
      : d.beside.length > 0
        ? `--count "${d.counts}" counts that column alone, and so for ${list(d.beside, 4)}: for all of them add a column with their total; if each row is one answer: --count none`
        : `count them: --count "${d.counts}"; if each row is one answer: --count none`,
  }),
  'rows-are-scores': (d: { file: string; header: string; examples: readonly string[] }): ErrorText => ({
    message: `${d.file} is a table of finished scores: ${d.header} has ${list(d.examples, 4)}, which are calculated for groups and not answers`,
    hint: 'give the file with the answers themselves; if each row is one answer: --count none',
  }),
  'date-order-ambiguous': (d: { header: string; example: string; orders: readonly [string, string] }): ErrorText => ({
    message: `${d.header}: day and month cannot be told apart (${d.example})`,
    hint: `say which: --date-order ${d.orders[0]}, or --date-order ${d.orders[1]}`,
  }),
  'conflicting-customers': (d: { header: string; ids: number; example: string; areStays: boolean }): ErrorText => ({
    message: `${d.ids} ${agree(d.ids, 'customer stands', 'customers stand')} in records that differ, such as ${d.header} ${d.example}`,
    hint: d.areStays
      ? 'their starts differ: if each row is a stay or a subscription, say so: --stays; else keep one record of each'
      : 'keep one record of each, or name the column that tells them apart: --map customer_id=<header>',
  }),
  'relation-in-doubt': (d: { file: string; relations: readonly string[] }): ErrorText => ({
    message: `the columns of ${d.file} do not say whether it holds ${d.relations.join(' or ')}`,
    hint: `say it: ${d.relations.map((relation) => `--${relation} ${d.file}`).join(' or ')}; name columns with --map column=<header>`,
  }),
  ...fileErrors,
  ...outputErrors,
  ...customerErrors,
  ...measureErrors,
  ...clusterErrors,
  ...profitErrors,
  ...reportErrors,
  ...scaleErrors,
  'decimal-undecided': (d: { header: string; example: string }): ErrorText => ({
    message: `${d.header}: nothing shows whether ${d.example} has thousands or decimals`,
    hint: 'say which separates the decimals: --decimal , or --decimal .',
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
  'option-of-answers': (d: { option: string }): ErrorText => ({
    message: `${d.option} cannot be asked beside --profile, which does not tell promoters from detractors`,
    hint: 'leave --profile, --retention and --base-customers out and give the files: --responses FILE --customers FILE --transactions FILE',
  }),
  'effect-missing': (d: { option: string; name: string; isInData: boolean }): ErrorText => ({
    message: `nothing says what ${d.option} does to retention`,
    hint: `say it: --effect ${d.name}=0.02 (one-year retention more, as a fraction)${d.isInData ? ', or give answers with effort_score and customers with ended_at' : ''}`,
  }),
  'effect-unknown': (d: { customers: number }): ErrorText => ({
    message: `the files do not say what a point of effort does to retention: ${d.customers} customers have an effort_score of a year ago or more, and who of them left does not differ by it in a way that can be estimated`,
    hint: 'say it: --effect effort=0.02, or leave --reduce-effort out',
  }),
  'nothing-due': (d: { option: string }): ErrorText => ({
    message: `no review is old enough to have had its reply within ${d.option}`,
    hint: 'give older ones, or say what share is answered in time now: --answered-now 0.6',
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
  'report-language': (d: { asked: Language; language: Language }): ErrorText => ({
    message: `the words of the report are in ${d.language === 'es' ? 'Spanish' : 'English'}: a stored report is drawn in the language in which it was made`,
    hint: `run the command that made it again with: --lang ${d.asked}`,
  }),
  'not-a-manifest': (d: { file: string; why: Text }): ErrorText => ({
    message: `${d.file} is not a manifest: ${d.why.en}`,
    hint: 'make one with: cx nps FILE --manifest manifest.json',
  }),
  'config-unreadable': (d: { file: string; why: Text }): ErrorText => ({
    message: `${d.file} cannot be read: ${d.why.en}`,
    hint: 'it takes option = "value" lines, and tables named after commands, such as [nps]',
  }),
  'config-syntax': (d: { file: string; line: number; column: number; said: string }): ErrorText => ({
    message: `${d.file} cannot be read as TOML at line ${d.line}, character ${d.column}`,
    hint: `write option = "value" there, with both quotes; the reader of TOML says: "${d.said}"`,
  }),
  'config-unknown': (d: { file: string; key: string; nearest: string | null; command?: string }): ErrorText => ({
    message: `${d.file} sets '${d.key}', which is no option${meant(d.nearest)}`,
    hint: `the options are those of: cx ${d.command ?? 'nps'} --help`,
  }),
  'config-writes': (d: { file: string; key: string; option: string; command: string }): ErrorText => ({
    message: `${d.file} sets '${d.key}': where a file goes is said by [report] alone, with output and history`,
    hint: `type it where it is wanted: cx ${d.command} … ${d.option} FILE`,
  }),
  'scenario-of-other': (d: { file: string; metric: string; command: string }): ErrorText => ({
    message: `${d.file} asks ${d.metric}, not ${d.command}`,
    hint: `a question that can be asked here is written by: cx ${d.command} … --save FILE.toml`,
  }),
  'scenario-contradicts': (d: { file: string; option: string; said: string; typed: string }): ErrorText => ({
    message: `${d.file} says ${d.option} ${d.said}, and ${d.typed} was given beside it`,
    hint: `leave ${d.option} out here, or change it in the file`,
  }),
  'engine-failed': ({ what }: { what: string; cause?: string }): ErrorText => ({
    message: `the engine could not do it: ${what}`,
    ...(what.startsWith('Out of Memory') ? { hint: 'give it more memory, such as: --memory 2GB' } : {}),
    ...(what.includes('Could not write') ? { hint: 'name a folder that has room in the variable TMPDIR' } : {}),
  }),
};
