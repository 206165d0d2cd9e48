import { CxError } from '../../errors.ts';
import { untranslated, type Text } from '../../messages/language.ts';
import { withoutUnseen } from '../../values/folding.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Literal = string | number;

/** A `--where` as a tree: never pasted into anything, only walked. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly column: string; readonly by: Comparison; readonly to: Literal }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly Literal[] }
  | { readonly kind: 'contains'; readonly column: string; readonly text: string }
  | { readonly kind: 'blank'; readonly column: string };

interface Token {
  /** A column in backquotes is never a word of the grammar. */
  readonly kind: 'name' | 'column' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly position: number;
}

const deepest = 64;

/**
 * Reads a condition such as `country = "ES" and plan in ("pro", "max")`.
 *
 * A comparison is `column = value` (also `!= < <= > >=`), `column in (…)`, `column not in (…)`, `column contains "text"`,
 * `column is blank`, `column is not blank`; they are joined by `and`, `or`, `not` and parentheses. Texts stand in double
 * or single quotes; a column whose name is not one word stands in backquotes.
 *
 * @throws invalid-where with the position of what cannot be read
 * @example parseWhere('plan in ("pro", "max")') // => {"kind": "in", "column": "plan", "values": ["pro", "max"]}
 */
export function parseWhere(where: string): Condition {
  return new Parser(withoutUnseen(where)).parse();
}

/** The columns that a condition looks at. */
export function columnsOf(condition: Condition): ReadonlySet<string> {
  if ('parts' in condition) return new Set(condition.parts.flatMap((part) => [...columnsOf(part)]));
  return condition.kind === 'not' ? columnsOf(condition.part) : new Set([condition.column]);
}

/** The columns that a condition compares with a number. */
export function numbersIn(condition: Condition): ReadonlySet<string> {
  if ('parts' in condition) return new Set(condition.parts.flatMap((part) => [...numbersIn(part)]));
  if (condition.kind === 'not') return numbersIn(condition.part);
  const literals = condition.kind === 'compare' ? [condition.to] : condition.kind === 'in' ? condition.values : [];
  return new Set(literals.some((literal) => typeof literal === 'number') ? [condition.column] : []);
}

class Parser {
  private readonly where: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(where: string) {
    this.where = where;
    this.tokens = tokenize(where);
  }

  parse(): Condition {
    const condition = this.either();
    if (this.token.kind !== 'end') this.fail({ en: 'and, or, or the end', es: 'and, or o el final' });
    return condition;
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  private either(): Condition {
    return this.joined('or', () => this.joined('and', () => this.single()));
  }

  private joined(word: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()];
    while (this.takes(word)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind: word, parts };
  }

  private single(): Condition {
    this.depth += 1;
    if (this.depth > deepest) this.fail({ en: 'fewer parentheses within each other', es: 'menos paréntesis anidados' });
    try {
      if (this.takes('not')) return { kind: 'not', part: this.single() };
      if (!this.takes('(')) return this.comparison();
      const condition = this.either();
      this.expect(')');
      return condition;
    } finally {
      this.depth -= 1;
    }
  }

  private comparison(): Condition {
    const column = this.token;
    if (column.kind !== 'name' && column.kind !== 'column')
      this.fail(
        { en: 'the name of a column', es: 'el nombre de una columna' },
        column.kind === 'text' ? column.text : null,
      );
    this.at += 1;
    if (this.takes('is')) return this.blank(column.text);
    if (this.takes('in')) return { kind: 'in', column: column.text, values: this.list() };
    if (this.takes('contains')) return { kind: 'contains', column: column.text, text: this.asTyped() };
    if (this.takes('not')) {
      this.expect('in');
      return { kind: 'not', part: { kind: 'in', column: column.text, values: this.list() } };
    }
    const by = this.token.text === '==' ? '=' : this.token.text === '<>' ? '!=' : this.token.text;
    if (!isComparison(by) || this.token.kind !== 'sign')
      this.fail(untranslated('= != < <= > >= in contains is'), column.kind === 'name' ? this.nameInWords() : null);
    this.at += 1;
    return { kind: 'compare', column: column.text, by, to: this.literal() };
  }

  private blank(column: string): Condition {
    const negated = this.takes('not');
    this.expect('blank');
    return negated ? { kind: 'not', part: { kind: 'blank', column } } : { kind: 'blank', column };
  }

  private list(): Literal[] {
    this.expect('(');
    const values = [this.literal()];
    while (this.takes(',')) values.push(this.literal());
    this.expect(')');
    return values;
  }

  private literal(): Literal {
    const { kind, text } = this.token;
    if (kind !== 'text' && kind !== 'number')
      this.fail({ en: 'a value: "text" in quotes, or a number', es: 'un valor: "texto" entre comillas o un número' });
    this.at += 1;
    return kind === 'text' ? text : Number(text);
  }

  /** A number's digits as they stand: `007` is no 7 where a text is looked for. */
  private asTyped(): string {
    const { text } = this.token;
    this.literal();
    return text;
  }

  private takes(word: string): boolean {
    const { kind, text } = this.token;
    const found = (kind === 'sign' && text === word) || (kind === 'name' && text.toLowerCase() === word);
    if (found) this.at += 1;
    return found;
  }

  private expect(word: string): void {
    if (!this.takes(word)) this.fail(untranslated(word));
  }

  /** The word before and those that follow it, where they look like a name that was written without backquotes. */
  private nameInWords(): string | null {
    const rest = this.tokens.slice(this.at);
    const words = rest.slice(
      0,
      rest.findIndex(({ kind }) => kind !== 'name'),
    );
    return words.length === 0 ? null : [this.tokens[this.at - 1]!, ...words].map(({ text }) => text).join(' ');
  }

  /** @param name what is probably meant as the name of a column */
  private fail(expected: Text, name: string | null = null): never {
    throw new CxError('invalid-where', { where: this.where, position: this.token.position + 1, expected, name });
  }
}

const isComparison = (sign: string): sign is Comparison => ['=', '!=', '<', '<=', '>', '>='].includes(sign);

const shapes: readonly { readonly kind: Token['kind'] | 'space'; readonly shape: RegExp }[] = [
  { kind: 'space', shape: /\s+/uy },
  { kind: 'text', shape: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/uy },
  { kind: 'column', shape: /`[^`]+`/uy },
  { kind: 'number', shape: /-?\d+(?:\.\d+)?(?![\p{L}\p{N}_])/uy },
  { kind: 'name', shape: /[\p{L}_][\p{L}\p{N}_.]*/uy },
  { kind: 'sign', shape: /<=|>=|!=|<>|==|[=<>(),]/uy },
];

function tokenize(where: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < where.length) {
    const found = shapes.find(({ shape }) => {
      shape.lastIndex = position;
      return shape.test(where);
    });
    if (found === undefined) {
      throw new CxError('invalid-where', {
        where,
        position: position + 1,
        expected: { en: 'a column, a value or a sign', es: 'una columna, un valor o un signo' },
        name: null,
      });
    }
    const text = where.slice(position, found.shape.lastIndex);
    if (found.kind === 'text')
      tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll(/\\(.)/gu, '$1'), position });
    else if (found.kind === 'column') tokens.push({ kind: 'column', text: text.slice(1, -1), position });
    else if (found.kind !== 'space') tokens.push({ kind: found.kind, text, position });
    position = found.shape.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', position }];
}
