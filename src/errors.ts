import type { Dictionary } from './messages/dictionary.ts';

type ErrorTexts = Dictionary['errors'];
export type ErrorCode = keyof ErrorTexts;
export type ErrorDetails<C extends ErrorCode> = Parameters<ErrorTexts[C]>[0];

/** How the process ends. 130 and 143 are left to signals. */
export const status = { done: 0, fault: 1, usage: 2, input: 3, threshold: 4, output: 5 } as const;

/** The one table: which kind of trouble each known error is. What is not listed is unusable input. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  usage: status.usage,
  'invalid-option': status.usage,
  'unknown-name': status.usage,
  'invalid-where': status.usage,
  'unknown-metric': status.usage,
  'report-language': status.usage,
  'unknown-map': status.usage,
  'output-is-input': status.usage,
  'outputs-alike': status.usage,
  'parts-there': status.usage,
  'file-twice': status.usage,
  'read-once': status.usage,
  'cluster-address': status.usage,
  'cluster-password-shown': status.usage,
  'cluster-option': status.usage,
  'cluster-and-files': status.usage,
  'no-file': status.usage,
  'file-by-position': status.usage,
  'relation-missing': status.usage,
  'columns-unnamed': status.usage,
  'no-table': status.usage,
  'no-map': status.usage,
  'no-sort-column': status.usage,
  'inactive-after-unused': status.usage,
  'relation-in-doubt': status.usage,
  'profit-unknown': status.usage,
  'retention-unknown': status.usage,
  'acquisition-cost-unknown': status.usage,
  'no-finite-value': status.usage,
  'config-unreadable': status.usage,
  'config-syntax': status.usage,
  'config-unknown': status.usage,
  'config-writes': status.usage,
  'scenario-of-other': status.usage,
  'scenario-contradicts': status.usage,
  'option-needs': status.usage,
  'options-conflict': status.usage,
  'option-of-answers': status.usage,
  'effect-missing': status.usage,
  'layout-not-found': status.usage,
  'population-unreadable': status.usage,
  'settings-missing': status.usage,
  'settings-there': status.usage,
  'inputs-missing': status.usage,
  'setting-unknown': status.usage,
  'setting-invalid': status.usage,
  'output-at-work': status.output,
  'output-no-file': status.output,
  'output-not-ours': status.output,
  'output-failed': status.output,
  'copy-failed': status.output,
  'browser-missing': status.output,
  'printing-failed': status.output,
  'private-folder-failed': status.output,
  'checks-failed': status.threshold,
  'manifest-differs': status.threshold,
  'manifest-untrue': status.threshold,
  'manifest-of-other-version': status.threshold,
};

/**
 * An error that a user can mend: said in two lines, never with a stack.
 * The words are the dictionaries'; here stand the code and the facts.
 */
export class CxError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'CxError';
  readonly code: C;
  readonly details: ErrorDetails<C>;
  /** The file of the question that it is about, where several may be asked. */
  within: string | null = null;
  /** The table of the settings that holds the options it names, where they stand in a file and are not typed. */
  table: string | null = null;

  constructor(code: C, details: ErrorDetails<C>) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get exitStatus(): number {
    return statusOf[this.code] ?? status.input;
  }
}
