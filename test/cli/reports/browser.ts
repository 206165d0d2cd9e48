import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that prints as Chromium does, the page itself between the first and the last line of a PDF: its path. */
export function printingBrowser(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cx-browser-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'browser.sh');
  writeFileSync(
    path,
    `#!/bin/sh
for word; do case $word in --print-to-pdf=*) to=\${word#*=};; file:*) from=\${word#file://};; esac; done
{ echo %PDF-1.4; cat "$from"; echo %%EOF; } > "$to"
`,
    { mode: 0o755 },
  );
  return path;
}
