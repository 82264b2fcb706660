import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that run slaudit as its users do, from dist/: it is built once before them. */
const COMMANDS = 'test/{cli,errors,scenarios,packaging,save}/**/*.test.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    // .ci/run counts from the file.
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: '.cache/tests.json' }]] : ['default'],
    projects: [
      {
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [COMMANDS],
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'commands',
          include: [COMMANDS],
          globalSetup: 'test/build.ts',
          testTimeout: 60_000,
          isolate: false,
          maxConcurrency: 2,
        },
      },
    ],
    maxWorkers: '100%',
    coverage: { include: ['src/**'] },
  },
});

export default config;
