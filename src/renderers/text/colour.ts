import { Chalk } from 'chalk';

export type ColourChoice = 'auto' | 'always' | 'never';

/**
 * Whether to colour a stream: `--color always|never`, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then
 * TERM=dumb, then whether the stream is a terminal.
 *
 * @example useColour('auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true) // => false
 * @example useColour('auto', { FORCE_COLOR: '1' }, false) // => true
 */
export function useColour(
  choice: ColourChoice,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return env['TERM'] !== 'dumb' && isTTY;
}

/** The few colours that reports use; every one of them returns its text unchanged where there is no colour. */
export type Paint = Readonly<
  Record<'bold' | 'dim' | 'green' | 'red' | 'gray' | 'yellow' | 'cyan' | 'blue' | 'magenta', (text: string) => string>
>;

const [colourful, plain] = [new Chalk({ level: 1 }), new Chalk({ level: 0 })];

/**
 * The colours of a stream.
 *
 * @example painter(false).red('text') // => "text"
 */
export function painter(color: boolean): Paint {
  return color ? colourful : plain;
}
