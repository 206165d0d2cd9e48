/** A number as it is printed, and how many decimals it has. */
interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/**
 * The numbers that a cell may be: where nothing tells thousands from fractions, both.
 *
 * @example numbersOf('1.250').map(({ value }) => value) // => [1.25, 1250]
 */
export function numbersOf(cell: string): readonly Printed[] {
  const text = cell.replaceAll(/[^\d.,\-−]/gu, '').replace('−', '-');
  if (!/\d/u.test(text)) return [];
  const found: Printed[] = [];
  for (const [mark, other] of [
    ['.', ','],
    [',', '.'],
  ] as const) {
    const plain = text.replaceAll(other, '');
    if (text.includes(other) && !/^-?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?$/u.test(text)) continue;
    const value = Number(plain.replace(mark, '.'));
    const decimals = plain.includes(mark) ? plain.length - plain.indexOf(mark) - 1 : 0;
    if (Number.isFinite(value) && !found.some((one) => one.value === value)) found.push({ value, decimals });
  }
  return found;
}

/**
 * How a number follows from those above it: `sure` where no answer is likely to be it by chance, `maybe` where it is what they come
 * to, `perhaps` where it is that rounded to a whole number, or the highest or lowest of them.
 */
export type Follows = 'sure' | 'maybe' | 'perhaps' | null;

/** What the numbers of a column come to. */
export class ColumnStatistics {
  private readonly values: readonly number[];
  private readonly rows: number;
  private readonly centres: readonly number[];
  private readonly highest: number;
  private readonly lowest: number;
  private readonly areWhole: boolean;

  constructor(cells: readonly string[]) {
    this.values = cells.flatMap((cell) =>
      numbersOf(cell)
        .slice(0, 1)
        .map(({ value }) => value),
    );
    this.rows = cells.length;
    this.highest = Math.max(...this.values);
    this.lowest = Math.min(...this.values);
    this.areWhole = this.values.every(Number.isInteger);
    this.centres = this.values.length < 2 ? [] : centresOf(this.values);
  }

  /** Whether a number is the sum, the count, the mean … of the column, as it is printed. */
  follows(cell: string): Follows {
    const readings = numbersOf(cell);
    const near = (statistic: number) => readings.filter((one) => Math.abs(one.value - statistic) <= slackOf(one));
    const is = (statistic: number) => near(statistic).some((one) => one.decimals > 0 || one.value === statistic);
    const { values, rows } = this;
    const sum = values.reduce((total, one) => total + one, 0);
    if (values.length > 1 && is(sum)) return values.length > 2 && Math.abs(sum) > this.highest ? 'sure' : 'maybe';
    if (is(rows) || is(values.length)) return rows > this.highest ? 'sure' : 'maybe';
    // Where all numbers are alike, each is their mean.
    const varies = this.highest > this.lowest;
    if (varies && this.centres.some(is))
      return readings.some(({ decimals }) => decimals > 0) && this.areWhole ? 'sure' : 'maybe';
    const isRounded = [...this.centres, this.highest, this.lowest].some((one) => near(one).length > 0);
    return isRounded ? 'perhaps' : null;
  }

  /**
   * Whether a number is the mean of the column, as it is printed or to fewer decimals.
   * @param areAll else they are some of its numbers, whose mean is that of all within its error
   */
  isMean(cell: string, areAll = true): boolean {
    const [mean, , variance] = this.centres;
    if (mean === undefined) return false;
    const error = areAll ? 0 : 3 * Math.sqrt(variance! / this.values.length);
    return numbersOf(cell).some((one) => Math.abs(one.value - mean) <= slackOf(one) + error);
  }

  /** None of the column is like it: a fraction among whole numbers, or far beyond all. */
  isUnlike(cell: string): boolean {
    const { highest, lowest, values } = this;
    if (values.length === 0) return false;
    const isFar = (value: number) => value > 2 * Math.max(highest, 1) || (value < 0 && lowest >= 0);
    const isFraction = this.areWhole && numbersOf(cell).every(({ value }) => !Number.isInteger(value));
    return isFraction || numbersOf(cell).every(({ value }) => isFar(value));
  }
}

/** How far a number may lie from what it was rounded from. */
const slackOf = ({ decimals }: Printed) => 0.5 * 10 ** -decimals + 1e-9;

/** Mean, median, deviations, and the net score of promoters and detractors. */
function centresOf(values: readonly number[]): readonly number[] {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const sorted = values.toSorted((a, b) => a - b);
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  const net = values.filter((one) => one >= 9).length - values.filter((one) => one <= 6).length;
  const variances = [squares / n, squares / (n - 1)];
  return [mean, median, ...variances, ...variances.map(Math.sqrt), (100 * net) / n];
}
