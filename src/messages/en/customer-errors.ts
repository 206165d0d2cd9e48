import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { list } from './phrases.ts';

/** What is said of records that tell of customers: their ids, ends, money and drivers. */
export const customerErrors = {
  'inactive-after-missing': (d: { option: string }): ErrorText => ({
    message: 'purchases alone do not say who has left',
    hint: `say after how many days without one a customer has: ${d.option} 90; or give a customers file with ended_at`,
  }),
  'inactive-after-unused': (d: { option: string }): ErrorText => ({
    message: `the customers file says when customers leave: ${d.option} is for purchases alone`,
    hint: 'leave it out, or give the transactions without the customers file',
  }),
  'billing-period-contradicts': (d: { header: string; billing: string; word: string }): ErrorText => ({
    message: `${d.header} says money a year, and ${d.billing} says "${d.word}"`,
    hint: 'say what the money is: --revenue-per month or --revenue-per year',
  }),
  'ends-unreadable': (d: {
    header: string;
    unreadable: number;
    filled: number;
    words: readonly string[];
  }): ErrorText => ({
    message: `${d.header}: ${d.unreadable} of ${d.filled} ends cannot be read as days, such as ${d.words.map((word) => `"${word}"`).join(', ')}`,
    hint: 'leaving them out would leave out who left: mend them, or leave the cells blank where nobody has left',
  }),
  'event-undecided': (d: { header: string; words: readonly string[] }): ErrorText => ({
    message: `${d.header} does not say who left: it holds ${d.words.map((word) => `"${word}"`).join(', ')}`,
    hint: 'write 1 for who left and 0 for who stayed (or 2 and 1, yes and no, true and false, churned and stayed), or name another column: --event <column>',
  }),
  'times-missing': (d: { lacking: readonly string[] }): ErrorText => ({
    message: `the file does not say how long customers stayed: no header is known for ${d.lacking.join(' and ')}`,
    hint: `name the columns of dates: ${d.lacking.map((column) => `--map ${column}=<header>`).join(' ')}; or those that say it without: --duration <column> --event <column>`,
  }),
  'driver-unusable': (d: { driver: string; levels: number; most: number }): ErrorText => ({
    message:
      d.levels > 1
        ? `${d.driver} says ${d.levels} different things: a driver of texts says ${d.most} at most`
        : `${d.driver} says the same of all: it tells nobody from another`,
    hint: 'name others with --drivers',
  }),
  'no-drivers': (d: { leftOut: readonly { header: string; why: Text }[] }): ErrorText => ({
    message: `no column can be a driver${
      d.leftOut.length === 0
        ? ''
        : `: ${list(
            d.leftOut.map(({ header, why }) => `${header} (${why.en})`),
            8,
          )}`
    }`,
    hint: 'name the columns to look at: --drivers plan,country',
  }),
  'no-events': (d: { customers: number }): ErrorText => ({
    message: `none of ${d.customers} customers left: nothing tells who leaves sooner`,
    hint: 'look at ended_at (or the column of --event), at --where and at --as-of',
  }),
  'too-few-customers': (d: { what: string; value?: string; least: number }): ErrorText => ({
    message: `${d.value === undefined ? d.what : `"${d.value}" of ${d.what}`} has fewer than ${d.least} customers: nothing may be said of them`,
    hint: 'leave it out with --drivers, or ask for a lower --min-n',
  }),
  'too-few-to-model': (d: { least: number }): ErrorText => ({
    message: `there are fewer than ${d.least} customers: what a model says of so few may not be shown`,
    hint: 'ask for a lower --min-n',
  }),
  'ends-ahead': (d: { start: string; end: string; ends: number; of: number }): ErrorText => ({
    message: `${d.ends} of ${d.of} customers have an end, the last one on ${d.end}, more than a year after the last start (${d.start}): these are ends of contracts, not leavings`,
    hint: `say the last day that counts; who ends after it is still here: --as-of ${d.start}`,
  }),
  'scores-above-scale': (d: { scores: number }): ErrorText => ({
    message: `satisfaction_score holds scores from 6 to 10 (${d.scores}), which the scale 1–5 does not have`,
    hint: 'say the scale on which it was asked: --scale 1-10 (or 1-7)',
  }),
  'journeys-of-several-customers': (d: {
    header: string;
    journeys: number;
    all: number;
    example: string;
  }): ErrorText => ({
    message: `${d.header} is no journey of one customer: ${d.journeys} of ${d.all} are in contacts of several customers, such as ${d.example}: their numbers may start again at each`,
    hint: 'leave the column out, and pauses part the journeys of a customer, or name another: --map journey_id=<header>',
  }),
  'last-day-far': (d: { last: string; before: string }): ErrorText => ({
    message: `the last day of the files, ${d.last}, comes more than a year after the one before it (${d.before}): its year may be mistyped`,
    hint: `say the last day that counts; what comes after it is left out: --as-of ${d.before}`,
  }),
  'billing-period-unknown': (d: { header: string; words: readonly string[] }): ErrorText => ({
    message: `${d.header}: ${d.words
      .map((word) => `"${word}"`)
      .slice(0, 3)
      .join(', ')} is no billing period that is known`,
    hint: 'say what the money is: --revenue-per month or --revenue-per year',
  }),
  'ids-in-exponents': (d: { header: string; records: number; example: string }): ErrorText => ({
    message: `${d.header}: ${d.records} records have ids such as ${d.example}: a spreadsheet wrote them in scientific notation, and the digits that told people apart are lost`,
    hint: 'export the file again, and do not open it in a spreadsheet before: or import that column as text',
  }),
  'nothing-in-common': (d: {
    relation: string;
    other: string;
    id: string;
    example: string;
    alike: boolean;
  }): ErrorText => ({
    message: `no customer is in both ${d.relation} and ${d.other}: ${d.relation} have ${d.id}, ${d.other} have ${d.example}`,
    hint: d.alike
      ? 'these two would match without zeros, .0 or case: write the ids alike in both files'
      : 'name the column of the same ids in both: --map customer_id=<header>',
  }),
  'value-unknown': (d: { option: string }): ErrorText => ({
    message: 'too few customers came again to say what a purchase brings, and so what each is expected to bring',
    hint: `rank them by what they spent: leave ${d.option} out`,
  }),
  'two-currencies': (d: { header: string; currencies: readonly string[]; where: string }): ErrorText => ({
    message: `${d.header}: the amounts are in ${list(d.currencies)}, and currencies are never added up`,
    hint: `choose one: --where '${d.where}'`,
  }),
  'refunds-above-zero': (d: { header: string; value: string; where: string }): ErrorText => ({
    message: `${d.header} calls records '${d.value}', and no amount is below 0: money given back would count as sales`,
    hint: `leave them out: --where '${d.where}'   or write their amounts below 0`,
  }),
};
