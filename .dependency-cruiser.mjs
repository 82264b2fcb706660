// Which folder may know which (docs/architecture.md). Every rule says what to do instead of breaking it.

const FOUNDATION = [
  'model',
  'columns',
  'calendar',
  'conditions',
  'people',
  'statistics',
  'findings',
  'wording',
  'duckdb',
];
const STAGES = [
  'starter',
  'inspect',
  'describe',
  'agreement',
  'exports',
  'timeline',
  'replay',
  'summary',
  'report',
  'pieces',
  'compare',
  'what-if',
  'agreement-tests',
  'data-fit',
];

/** Package → the one folder (or file) that wraps it. */
const WRAPPED = {
  chalk: '^src/cli/terminal/paint\\.ts$',
  'cli-table3': '^src/report/table',
  commander: '^src/cli/',
  'csv-parse': '^src/exports/',
  'date-fns': '^src/calendar/local-date\\.ts$',
  'date-holidays': '^src/calendar/country-holidays\\.ts$',
  '@duckdb/node-api': '^src/duckdb/',
  fflate: '^src/report/xlsx/zip\\.ts$',
  fzstd: '^src/exports/bytes/unzstd\\.ts$',
  'ical.js': '^src/calendar/ics-holidays\\.ts$',
  linkedom: '^src/report/html/charts/drawing\\.ts$',
  '@observablehq/plot': '^src/report/html/charts/',
  pg: '^src/exports/sources/',
  'pg-copy-streams': '^src/exports/sources/',
  re2js: '^src/conditions/pattern\\.ts$',
  'string-width': '^src/report/table',
  'temporal-polyfill': '^src/calendar/transitions\\.ts$',
  tinyglobby: '^src/exports/sources/',
  'xxhash-wasm': '^src/exports/bytes/unzstd\\.ts$',
  yaml: '^src/agreement/',
  zod: '^src/(agreement/|report/schema\\.ts$)',
};

const folders = names => `^src/(${names.join('|')})/`;
const packageFolder = name => `node_modules/${name.replaceAll('.', '\\.')}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea: put what both need into a third file, or make them one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file: delete it, or import it where it is meant to be used.',
      severity: 'error',
      from: { orphan: true, pathNot: '^(bin/|src/(index|cli/main)\\.ts$)' },
      to: {},
    },
    {
      name: 'foundation-knows-no-stage',
      comment:
        'The foundation is what every stage stands on. Pass what you need as an argument, or move the shared part into the foundation.',
      severity: 'error',
      from: { path: folders(FOUNDATION) },
      to: { path: '^src/', pathNot: folders(FOUNDATION) },
    },
    {
      name: 'stages-know-only-the-foundation',
      comment:
        'Stages meet in the pipelines (src/*.ts) alone. Let the pipeline pass the value, or move a shared type to src/model/.',
      severity: 'error',
      from: { path: `^src/(${STAGES.join('|')})/` },
      to: { path: '^src/', pathNot: [folders(FOUNDATION), '^src/$1/'] },
    },
    {
      name: 'nobody-knows-the-command-line',
      comment: 'src/cli/ is the outermost layer. Return the value, and let the command print or ask.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'files-and-terminals-at-the-edge',
      comment:
        'Only src/cli/ and src/exports/ touch files, terminals, processes or the network, and src/judging/ starts threads. Take bytes or a sink as an argument. (crypto, path, buffer, util and module compute only.)',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|exports|judging/(threads|judge-thread)\\.ts)' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path|buffer|util|module)$' },
    },
    {
      name: 'no-unlisted-package',
      comment: 'This package only happens to be installed. List it in package.json and in docs/dependencies.md.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      // The tool takes `peerDependenciesMeta` for a list of packages it does not know.
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        dependencyTypesNot: ['npm-peer'],
      },
    },
    {
      name: 'no-unwrapped-package',
      comment: 'Every package has one folder that wraps it: add a line to WRAPPED in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: Object.keys(WRAPPED).map(packageFolder) },
    },
    ...Object.entries(WRAPPED).map(([name, wrapper]) => ({
      name: `${name.replaceAll(/[@/.]/g, '-')}-has-one-home`,
      comment: `Only ${wrapper} knows ${name}, so that it can be replaced in one place. Use or extend what is exported there.`,
      severity: 'error',
      from: { path: '^src/', pathNot: wrapper },
      to: { path: packageFolder(name) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
