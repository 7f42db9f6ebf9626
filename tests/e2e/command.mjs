// The command line, which answers with the same core as the page.
import { execFileSync } from 'node:child_process';
import { here } from './browser.mjs';

/** The program: TUIYAN where it is built already. */
const [PROGRAM, ...FIRST] = process.env.TUIYAN ? [process.env.TUIYAN] : ['cargo', 'run', '--quiet', '--locked', '--bin', 'tuiyan', '--'];

/** What `tuiyan` prints, given `input` to read. */
export const tuiyan = (args, input = '') =>
  execFileSync(PROGRAM, [...FIRST, ...args], {
    cwd: here('../..'), input, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['pipe', 'pipe', 'inherit'],
  });

/** The figures of a scenario as the command line judges it, over the built-in plan or one in a file. */
export const judged = (scenario, ...options) => JSON.parse(tuiyan(['judge', '--format', 'json', ...options, '-'], scenario))[0];
