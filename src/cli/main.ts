import { CommanderError } from 'commander';
import { status, type CxError } from '../errors.ts';
import { namedMetrics } from '../metrics/named.ts';
import { onProgress } from '../sources/progress.ts';
import { assertUnchanged } from '../sources/files/identity.ts';
import { removeSpool } from '../sources/files/spool.ts';
import { commandOf, configuredLanguage, readConfiguration, withConfiguration, type Setting } from './options/config.ts';
import {
  errorForMachines,
  errorForPeople,
  exitStatusOf,
  faultForMachines,
  faultText,
  isKnown,
  textForMachines,
  textForPeople,
} from './process/failures.ts';
import type { Language } from '../messages/language.ts';
import type { Rerun } from './commands/verify.ts';
import { widthOf, type Io } from './process/io.ts';
import { languageFlag, voiceOf, type Voice } from './process/language.ts';
import { writeOut } from './outputs/files/output.ts';
import { programOf } from './program.ts';
import { Progress } from './process/progress.ts';
import { RunFiles } from './process/run-files.ts';
import { placed } from './options/setting-at-fault.ts';
import { usageError, wantsJson } from './options/usage.ts';
import { onEnding } from './signals.ts';
import { version } from './process/version.ts';

export { endOnSignals } from './signals.ts';

/**
 * Runs `cx` with these arguments.
 * @param configured whether configuration files are read; not for a run that is repeated as it was
 * @param keepsSpool the run is part of another one, which still needs its private files
 * @returns the status with which the process should end
 */
export async function main(
  argv: readonly string[],
  world: Io,
  { keepsSpool = false, configured = true } = {},
): Promise<number> {
  // On top of the world as it is: a stream of it is opened only when something asks for it.
  const io = Object.create(world, {
    argv: { value: argv, writable: true },
    files: { value: new RunFiles() },
  }) as Io & { argv: readonly string[] };
  let voice = voiceOf(languageFlag(argv), io.env);
  const progress = new Progress(io, voice, argv.includes('--quiet'));
  onProgress((file, part) => progress.note(file, part));
  const forget = onEnding(() => progress.clear());
  const help: string[] = [];
  let settings: readonly Setting[] = [];
  // A reader of errors that has gone away cannot be told so.
  io.stderr.on('error', () => {});
  try {
    const configuration = configured ? await readConfiguration(io) : [];
    voice = voiceOf(languageFlag(argv), io.env, configuredLanguage(configuration, commandOf(argv)));
    // What a configuration file sets is held against the options of all commands, and a shell completes them all.
    const all = configuration.length > 0 || commandOf(argv) === 'completion';
    const asked = await Promise.all(
      namedMetrics.filter(({ id }) => all || argv.includes(id)).map((metric) => metric.load()),
    );
    const program = programOf(version(), io, voice, rerun, { help, asked, configuration, argv });
    const whole = withConfiguration(argv, program, configuration);
    settings = whole.settings;
    io.argv = whole.words;
    await program.parseAsync(argv.length === 0 ? ['--help'] : io.argv, { from: 'user' });
    return status.done;
  } catch (error) {
    progress.clear();
    if (answersWithHelp(error)) return await tell(io, help, voice);
    return await failed(placed(causeOf(error, io), settings), argv, io, voice);
  } finally {
    progress.clear();
    onProgress(null);
    forget();
    if (!keepsSpool) removeSpool();
  }
}

/** `cx verify` runs a command as it was: the private files of the run around it stay. */
const rerun: Rerun = (argv, io) => main(argv, io, { keepsSpool: true, configured: false });

/** What goes wrong with a file that has changed goes wrong because it has. */
function causeOf(error: unknown, { files }: Io): unknown {
  if (error instanceof CommanderError || (isKnown(error) && !mayBeOfChange(error))) return error;
  try {
    for (const { file, path, identity } of files?.opened ?? []) assertUnchanged(file, path, identity);
    return error;
  } catch (changed) {
    return changed;
  }
}

/** What is wrong with a file; also that two are one: a system gives the number of a file that is gone to the next. */
const mayBeOfChange = ({ code, exitStatus }: CxError) => exitStatus === status.input || code === 'file-twice';

/** commander ends by an error also where help or the version was asked for. */
const answersWithHelp = (error: unknown) => error instanceof CommanderError && error.exitCode === 0;

async function tell(io: Io, help: readonly string[], voice: Voice): Promise<number> {
  try {
    await writeOut(io, help.join(''));
    return status.done;
  } catch (error) {
    return await failed(error, [], io, voice);
  }
}

async function failed(error: unknown, argv: readonly string[], io: Io, voice: Voice): Promise<number> {
  const isForMachines = wantsJson(io.argv ?? argv);
  const width = io.stderr.isTTY === true ? widthOf(io.stderr) : null;
  if (error instanceof CommanderError) {
    const text = (language: Language) => usageError(error, argv, language);
    io.stderr.write(
      isForMachines
        ? textForMachines('usage', await text(voice.machine))
        : textForPeople(await text(voice.words), width),
    );
    return status.usage;
  }
  if (!isKnown(error)) {
    io.stderr.write(isForMachines ? faultForMachines(error, voice.machine) : faultText(error, voice.words));
    return status.fault;
  }
  io.stderr.write(isForMachines ? errorForMachines(error, voice.machine) : errorForPeople(error, voice.words, width));
  return exitStatusOf(error);
}
