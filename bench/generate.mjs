// node bench/generate.mjs ROWS FILE: survey responses in the order in which they came in, the same bytes at every run.
import { closeSync, openSync, writeSync } from 'node:fs';

const [rows, file] = [Number(process.argv[2]), process.argv[3]];
if (!Number.isSafeInteger(rows) || rows < 0 || file === undefined) {
  console.error('usage: node bench/generate.mjs ROWS FILE');
  process.exit(2);
}

/** xorshift32 (Marsaglia 2003). */
let state = 2_463_534_242;
function below(limit) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

const repeat = (weights) => Object.entries(weights).flatMap(([value, weight]) => Array(weight).fill(value));
const pick = (values) => values[below(values.length)];

const nps = repeat({ 0: 4, 1: 1, 2: 2, 3: 3, 4: 3, 5: 7, 6: 10, 7: 14, 8: 19, 9: 16, 10: 18, '': 3 });
const csat = repeat({ 1: 8, 2: 9, 3: 18, 4: 33, 5: 27, '': 5 });
const ces = repeat({ 1: 5, 2: 6, 3: 9, 4: 14, 5: 22, 6: 21, 7: 14, '': 9 });
const channels = repeat({ web: 32, app: 26, phone: 16, email: 16, store: 10 });
const countries = repeat({
  US: 20,
  DE: 12,
  ES: 12,
  FR: 10,
  GB: 10,
  IT: 7,
  MX: 6,
  NL: 4,
  PT: 3,
  PL: 3,
  SE: 2,
  BR: 2,
  AR: 2,
  CO: 1,
  CL: 1,
  IE: 1,
  AT: 1,
  BE: 1,
  CH: 1,
  DK: 1,
});
const comments = [
  '"Fast, friendly and clear"',
  '"They said ""tomorrow"", it took a week"',
  '"Delivery was late, again"',
  'Everything as it should be',
  '"Atención rápida, todo perfecto"',
  '"Good price, poor support"',
  'No llegó a tiempo',
  '"The ""premium"" plan, as promised, works"',
];

const secondsPerDay = 86_400;
const days = Array.from({ length: 730 }, (_, day) =>
  new Date((19_723 + day) * secondsPerDay * 1000).toISOString().slice(0, 10),
);
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function row(index) {
  const day = days[Math.floor((index / rows) * days.length)];
  const time = `${twoDigits[below(24)]}:${twoDigits[below(60)]}:${twoDigits[below(60)]}`;
  const id = `R${String(index + 1).padStart(9, '0')},C${String(below(2_000_000)).padStart(7, '0')}`;
  const comment = below(100) < 73 ? pick(comments) : '';
  return `${id},${day} ${time},${pick(nps)},${pick(csat)},${pick(ces)},${pick(channels)},${pick(countries)},${comment}\n`;
}

const descriptor = openSync(file, 'w');
let text = 'response_id,customer_id,submitted_at,nps,csat,ces,channel,country,comment\n';
for (let index = 0; index < rows; index += 1) {
  text += row(index);
  if (text.length > 1 << 20) {
    writeSync(descriptor, text);
    text = '';
  }
}
writeSync(descriptor, text);
closeSync(descriptor);
