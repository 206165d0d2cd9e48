export const faults = {
  internal: 'an internal fault; please report it with the lines below',
};

export const explain = {
  summary: 'What it is',
  formula: 'Formula',
  reference: 'Source',
  caveats: 'Mind',
  reads: 'Reads',
  methods: 'Methods beside its own',
  example: 'Example',
  columns: 'How the columns were found',
  claims: 'Published claims',
  claimsAre:
    'What others published, and no fact about your customers. None is ever a silent default: where one counts, the table assumptions says so, with its source.',
  measured: 'What was measured',
  publisherUnknown: 'nobody is known to have published it',
};

export const columns = {
  title: 'How the file was understood',
  file: 'File',
  role: 'Role',
  evidence: 'Evidence',
  encoding: 'encoding',
  delimiter: 'delimiter',
  headerRows: 'header rows',
  layout: 'layout',
  none: 'none known',
  distinct: 'Distinct',
  blank: 'Blank',
  example: 'Values',
};

export const demo = {
  title: (folder: string): string => `The example files of an invented company are in ${folder}. A tour:`,
  steps: {
    nps: 'the score, its interval, and where every record went',
    by: 'by channel, each tested against the rest',
    trend: 'month by month: one month went wrong',
    profit: 'what five points of retention more are worth, by the model of Reichheld and Sasser',
    whatIf: 'what it would bring to recover a fifth of the detractors, and what that depends on',
    columns: 'how the file was understood, and why',
    excluded: 'every record that was left out, with its line and reason',
    json: 'the same for a program',
    spanish: 'a Spanish export: ; and windows-1252, nothing to set',
  },
  exists: 'the folder is there already and was left as it is',
};

export const outputNames = {
  isFolder: (folder: string): string => `${folder} is a folder: each table was written into it as CSV`,
  holds: (file: string, format: string): string => `${file} holds ${format}, as --format says`,
};

export const convert = {
  written: (read: string, written: string, rejected: string): string =>
    `records read ${read} = written ${written} + left out ${rejected}`,
};

export const verify = {
  readOnce: (manifest: string, files: string): string =>
    `${manifest} can be verified only for its outputs: what came through ${files} (standard input or a pipe) cannot be read again`,
  outputsSound: (outputs: number): string =>
    `${outputs === 1 ? '1 output is' : `${outputs} outputs are`} as the manifest says; nothing was run again`,
  sound: (inputs: number, outputs: number): string =>
    `the ${inputs === 1 ? 'input is' : `${inputs} inputs are`} as the manifest says, and the run gave the same bytes again (${outputs === 1 ? '1 output' : `${outputs} outputs`})`,
};

/** What is told of a cluster while it counts. */
export const clusters = {
  snapshot: (table: string, snapshot: string): string => `${table} is read as it was in its snapshot ${snapshot}`,
  again: (server: string, cause: string): string => `${server} did not finish the query (${cause}): it is tried again`,
};

export const progress = {
  reading: (file: string, percent: number): string => `reading ${file} … ${percent} %`,
};
