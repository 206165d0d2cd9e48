import { execFileSync } from 'node:child_process';

/** What a script finds stale; nothing when it ends with 0. */
function staleFiles(script: string): string {
  try {
    return execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

test('the index of the metrics and the pages of docs/ are as the program would write them: npm run generate', () => {
  expect(staleFiles('scripts/generate.mjs')).toBe('');
});

test('the picture of the README shows what the program prints: node scripts/picture.mjs', () => {
  expect(staleFiles('scripts/picture.mjs')).toBe('');
});
