#!/usr/bin/env node
// Hands the process to src/cli (built into dist/ by `npm run build`) and sets the exit status.
import { main } from '../dist/cli.js';

process.exitCode = await main(process, new URL('..', import.meta.url));
