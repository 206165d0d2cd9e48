// Logs of contacts and surveys of drivers that look odd, and what a run over each may end as: fixtures/cases-journeys/README.md.
import { testOddFiles } from './outcomes/odd-files.ts';

testOddFiles('fixtures/cases-journeys', { cases: 22, runs: 29 });
