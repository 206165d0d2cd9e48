/** What an error says: what was looked for and found, and what to type. */
export interface ErrorText {
  readonly message: string;
  readonly hint?: string;
}
