import { transformSync } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A file of the program, by its path under `src`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One module that another names. */
export interface Import {
  readonly from: string;
  /** The path under `src`, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly typesOnly: boolean;
  /** Loaded only when the code that names it runs. */
  readonly lazy: boolean;
}

const allFiles: readonly SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

export const sourceFiles = allFiles.filter(({ path }) => !path.endsWith('.as.ts'));

/** The part of the scan that is compiled to WebAssembly. */
export const wasmFiles = allFiles.filter(({ path }) => path.endsWith('.as.ts'));

const statement = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)';/gm;
const call = /\bimport\('([^']+)'\)/g;

/** All that a file imports: types, values, and modules that it loads when it needs them. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const code = text.replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '');
  const made = (name: string, typesOnly: boolean, lazy: boolean): Import => {
    const isPackage = !name.startsWith('.');
    return { from: path, to: isPackage ? name : posix.join(posix.dirname(path), name), isPackage, typesOnly, lazy };
  };
  return [
    ...[...code.matchAll(statement)].map(([, type, name]) => made(name!, type !== undefined, false)),
    ...[...code.matchAll(call)].map(([, name]) => made(name!, false, true)),
  ];
}

/** The code of a file without types; few comments remain. */
export function codeOf({ path, text }: SourceFile): string {
  return transformSync(text, { loader: 'ts', target: 'es2023', sourcefile: path }).code;
}

/** A text in the code, and the name before its backtick; null where it has none. */
export interface Literal {
  readonly tag: string | null;
  readonly text: string;
}

/** Where a slash begins a pattern and does not divide. */
const beforePattern = /(?:^|[(,=:[!&|?{};>+]|\breturn)\s*$/;
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;
const tagBefore = /(\w+)\s*$/;

/** How long a comment is that begins here; 0 where none does. */
function comment(code: string, at: number): number {
  if (!code.startsWith('/*', at) && !code.startsWith('//', at)) return 0;
  const end = code[at + 1] === '*' ? code.indexOf('*/', at) + 2 : code.indexOf('\n', at);
  return end - at;
}

/** Every string and template of some code; what stands inside `${}` is looked at too. */
export function literalsOf(code: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;

  function readTemplate(tag: string | null): void {
    let text = '';
    for (at += 1; code[at] !== '`'; at += 1) {
      if (at >= code.length) throw new Error(`a template is not closed: ${text.slice(0, 80)}`);
      if (code[at] === '\\') {
        text += code.slice(at, at + 2);
        at += 1;
      } else if (code.startsWith('${', at)) {
        at += 2;
        readCode('}');
        text += '…';
      } else text += code[at];
    }
    found.push({ tag, text });
  }

  function readCode(end: string | null): void {
    let depth = 0;
    for (; at < code.length; at += 1) {
      at += comment(code, at);
      const character = code[at]!;
      if (character === end && depth === 0) return;
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      if (character === '`') readTemplate(tagBefore.exec(code.slice(Math.max(0, at - 20), at))?.[1] ?? null);
      const sticky = character === '"' || character === "'" ? quoted : pattern;
      const opens =
        sticky === quoted || (character === '/' && beforePattern.test(code.slice(Math.max(0, at - 20), at)));
      sticky.lastIndex = at;
      const [match] = (opens ? sticky.exec(code) : null) ?? [];
      if (match === undefined) continue;
      if (sticky === quoted) found.push({ tag: null, text: match.slice(1, -1) });
      at += match.length - 1;
    }
  }

  readCode(null);
  return found;
}
