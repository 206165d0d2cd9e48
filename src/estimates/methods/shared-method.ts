import type { Text } from '../../messages/language.ts';

/** A method that metrics share: what it does, whose it is, and what to mind. */
export interface SharedMethod {
  readonly id: string;
  readonly title: Text;
  readonly says: Text;
  readonly reference: string;
  readonly caveats: readonly Text[];
  /** The shared option by which it is asked for. */
  readonly option: 'compare' | 'period' | 'rolling' | 'weight' | 'rake' | 'by';
}
