#!/usr/bin/env node
import { refuseOldNode } from './node-version.ts';

refuseOldNode();
const { run } = await import('./program.ts');
process.exitCode = await run(process.argv.slice(2));
