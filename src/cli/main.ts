#!/usr/bin/env node
import { compileLate } from '../engine/tiers.js';
import { runCli } from './arguments.js';
import { guardStreams } from './terminal.js';

const { stdout, stderr, env } = process;
const terminal = { stdout, stderr, env, cwd: process.cwd() };
guardStreams(terminal);
compileLate();
// Not process.exit(): what is still to be written to a pipe would be lost.
process.exitCode = await runCli(process.argv.slice(2), terminal);
