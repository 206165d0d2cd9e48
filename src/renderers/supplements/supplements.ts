import { isOk, type Check, type Report, type Unit, type Value } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { checkedCalled, wordsOf } from '../text/words.ts';
import { changeOf, differenceUnit, isChangeShown } from './change.ts';

interface SupplementCell {
  readonly value: Value;
  readonly unit: Unit;
  /** Where the side of zero is the news. */
  readonly isSigned?: true;
}

/** A table that a report has beside those of its metrics. */
export interface Supplement {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly SupplementCell[])[];
  /** What has to be known to read it. */
  readonly note?: string;
}

const text = (value: string): SupplementCell => ({ value, unit: 'text' });

/** What was expected and whether it holds, and what changed since the report before: those that the report has. */
export const supplementsOf = (report: Report, style: Style): readonly Supplement[] =>
  [checksOf(report, style), changesOf(report, style)].filter(({ rows }) => rows.length > 0);

function checksOf({ checks = [], results }: Report, { language }: Style): Supplement {
  const words = wordsOf[language].checks;
  const headlineOf = (check: Check) =>
    results
      .filter(isOk)
      .find(({ metric }) => metric === check.subject)
      ?.headlines.find(({ name }) => name === check.headline)?.label ?? check.headline;
  const valueOf = ({ value }: Check) => (value === 'value' ? undefined : checkedCalled(value, wordsOf[language]));
  const verdict = ({ passed }: Check) => (passed === null ? words.open : passed ? words.passed : words.failed);
  const rows = checks.map((check) => [
    text(results.find(({ metric }) => metric === check.subject)?.title ?? check.subject),
    text([headlineOf(check), valueOf(check)].filter((part) => part !== undefined).join(' · ')),
    text(check.expect),
    { value: check.found, unit: check.unit ?? 'number' },
    text(verdict(check)),
    text(check.reason),
  ]);
  return { title: words.title, header: words.columns, rows };
}

function changesOf({ results, before }: Report, { language }: Style): Supplement {
  const words = wordsOf[language].changes;
  const rows = results.filter(isOk).flatMap((result) =>
    result.headlines.flatMap((headline) => {
      const change = changeOf(result.metric, headline, before);
      if (change === null) return [];
      const unit = differenceUnit(headline.unit);
      const isShown = isChangeShown(change);
      const end = (value: number | null): SupplementCell => ({ value, unit, isSigned: true });
      return [
        [
          text(result.title),
          text(headline.label),
          { value: change.was, unit: headline.unit },
          { value: headline.value, unit: headline.unit },
          end(change.by),
          end(change.interval?.low ?? null),
          end(change.interval?.high ?? null),
          text(isShown === null ? words.untold : isShown ? words.shown : words.notShown),
        ],
      ];
    }),
  );
  return { title: words.title(before?.as_of ?? null), header: words.columns, rows, note: words.note };
}
