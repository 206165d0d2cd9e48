import type { ErrorCode } from '../../../errors.ts';

/**
 * What is wrongly asked, and a file that is not there or not sound: no matter of which metrics the files serve. A report without list
 * that left out what a damaged file served would look whole.
 */
export const stops: ReadonlySet<ErrorCode> = new Set([
  'invalid-option',
  'unknown-name',
  'invalid-where',
  'file-not-found',
  'not-readable',
  'not-a-file',
  'not-csv',
  'empty-file',
  'input-changed',
  'nul-byte',
  'unknown-encoding',
  'broken-header',
  'header-looks-like-data',
  'second-table',
  'too-many-bad-records',
  'strict-structure',
  'record-too-long',
  'too-many-columns',
  'parquet-broken',
  'gzip-broken',
  'gzip-too-large',
  'column-not-in-file',
  'answers-unread',
  'dates-unread',
  'engine-failed',
  'copy-failed',
  'private-folder-failed',
]);

/** What is not sure of a file that serves a metric: somebody must say, so that it is told even where little is. */
export const doubts: ReadonlySet<ErrorCode> = new Set([
  'scale-unsure',
  'scale-not-assumed',
  'scales-differ',
  'scales-mixed',
  'scores-above-scale',
  'direction-unsure',
  'answers-in-words',
  'several-questions',
  'rows-are-counts',
  'rows-are-scores',
  'column-ambiguous',
  'date-order-ambiguous',
  'decimal-undecided',
  'ids-in-exponents',
  'conflicting-customers',
  'two-currencies',
  'refunds-above-zero',
  'nothing-in-common',
  'files-swapped',
  'unknown-delivery',
  'event-undecided',
  'ends-unreadable',
  'ends-ahead',
  'billing-period-unknown',
  'billing-period-contradicts',
]);
