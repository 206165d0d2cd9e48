import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { slowTest } from './often.ts';

/** What a script finds stale; nothing when it ends with 0. */
function staleFiles(script: string): string {
  try {
    return execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

slowTest(
  'the index of the metrics and the pages of docs/ are as the program would write them: npm run generate',
  () => {
    expect(staleFiles('scripts/generate.mjs')).toBe('');
  },
);

slowTest('the picture of the README shows what the program prints: node scripts/picture.mjs', () => {
  expect(staleFiles('scripts/picture.mjs')).toBe('');
});

test('the page of a metric lists tables that only some questions have: of claims that are named, of questions side by side', () => {
  const page = readFileSync('docs/metrics/simulate.md', 'utf8');
  for (const table of ['levers', 'claims', 'scenarios']) expect(page).toContain(`\n### \`${table}\`\n`);
  expect(page).toContain('- `difference` (money)');
});
