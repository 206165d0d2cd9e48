// Files that look odd, and what a run over each may end as: fixtures/cases-customers/README.md.
import { testOddFiles } from './outcomes/odd-files.ts';

testOddFiles('fixtures/cases-customers', { cases: 61, runs: 100 });
