import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which a report is made, removed at the end of a test file. */
export interface ReportFolder {
  readonly path: string;
  settings(toml: string): void;
  /** Every file of it by its name from there, but for the inputs. */
  files(): Map<string, string>;
  /** A new folder with the same inputs. */
  text(name: string): string;
}

/** A folder with these example files. */
export function reportFolder(...names: readonly string[]): ReportFolder {
  const path = mkdtempSync(join(tmpdir(), 'cx-report-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  mkdirSync(path, { recursive: true });
  for (const name of names) copyFileSync(join('fixtures', name), join(path, name));
  return {
    path,
    settings: (toml) => writeFileSync(join(path, 'cx.toml'), toml),
    text: (name) => readFileSync(join(path, name), 'utf8'),
    files() {
      const found = (readdirSync(path, { recursive: true }) as string[]).filter(
        (name) => !names.includes(name) && name !== 'cx.toml' && statSync(join(path, name)).isFile(),
      );
      return new Map(found.toSorted().map((name) => [name, readFileSync(join(path, name), 'latin1')]));
    },
  };
}
