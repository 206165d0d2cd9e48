import type { Cell } from 'write-excel-file/node';

/** A sheet before it has a name that no other has. */
export interface Draft {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
