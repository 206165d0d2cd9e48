import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './engines/temporary.ts';
import { isSlow } from './often.ts';

const folder = temporaryFolder();
const work = temporaryFolder().path;

if (isSlow) {
  test('npm pack and npm i -g make a cx for files of one’s own', () => {
    const npm = (...argv: string[]) => execFileSync('npm', argv, { stdio: 'pipe', encoding: 'utf8' });
    npm('pack', '--ignore-scripts', '--pack-destination', folder.path);
    const [packed] = readdirSync(folder.path).filter((name) => name.endsWith('.tgz'));
    npm(
      'install',
      '--global',
      '--no-audit',
      '--no-fund',
      '--prefix',
      join(folder.path, 'own'),
      join(folder.path, packed!),
    );

    writeFileSync(join(work, 'mine.csv'), 'nps,at\n10,2026-01-01\n9,2026-01-02\n3,2026-01-02\n');
    const cx = (...argv: string[]) =>
      execFileSync(join(folder.path, 'own', 'bin', 'cx'), argv, { cwd: work, encoding: 'utf8', stdio: 'pipe' });
    expect(cx('nps', 'mine.csv', '--format', 'csv')).toContain('\n3,2,0,1,');
    // The second needs the database, which is a package of its own.
    cx('convert', 'mine.csv', '--output', 'mine.parquet');
    expect(cx('nps', 'mine.parquet', '--format', 'csv')).toContain('\n3,2,0,1,');
  });
} else {
  test.todo('npm pack and npm i -g are tried in the slow set');
}
