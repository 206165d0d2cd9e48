/** One option of a help text: its lines, and what it says whatever the width of its column. */
interface Entry {
  readonly lines: readonly string[];
  readonly says: string;
}

/** A part of a help text: its heading, and the options below it. */
interface Block {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

/**
 * The help texts of several commands, with the options that all of them have told once.
 *
 * @param helps what each command prints
 * @returns each help without those options, and the options as the first command prints them
 * @example toldOnce(['Usage: a\n\nBoth:\n  --x  one\n  --y  two\n', 'Usage: b\n\nBoth:\n  --x    one\n']) // => {"own": ["Usage: a\n\nBoth:\n  --y  two", "Usage: b"], "shared": "Both:\n  --x  one"}
 */
export function toldOnce(helps: readonly string[]): { readonly own: readonly string[]; readonly shared: string } {
  const parsed = helps.map((help) => help.trimEnd().split('\n\n').map(blockOf));
  const [first = [], ...others] = parsed;
  const isShared = ({ says }: Entry) =>
    others.every((blocks) => blocks.some(({ entries }) => entries.some((entry) => entry.says === says)));
  const common = new Set(first.flatMap(({ entries }) => entries.filter(isShared)).map(({ says }) => says));
  const without = (blocks: readonly Block[], keeps: (entry: Entry) => boolean) =>
    blocks
      .map(({ heading, entries }) => ({ heading, entries: entries.filter(keeps), hadEntries: entries.length > 0 }))
      .filter(({ entries, hadEntries }) => entries.length > 0 || !hadEntries)
      .map(({ heading, entries }) => [heading, ...entries.flatMap(({ lines }) => lines)].join('\n'))
      .join('\n\n');
  return {
    own: parsed.map((blocks) => without(blocks, ({ says }) => !common.has(says))),
    shared: without(
      first.filter(({ entries }) => entries.length > 0),
      ({ says }) => common.has(says),
    ),
  };
}

function blockOf(text: string): Block {
  const [heading = '', ...lines] = text.split('\n');
  const isOptions = lines.some((line) => /^ {2}-/u.test(line));
  if (!isOptions) return { heading: text, entries: [] };
  const entries: string[][] = [];
  for (const line of lines) {
    if (/^ {2}\S/u.test(line)) entries.push([line]);
    else entries.at(-1)?.push(line);
  }
  return { heading, entries: entries.map((own) => ({ lines: own, says: own.join(' ').replaceAll(/\s+/gu, ' ') })) };
}
