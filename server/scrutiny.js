#!/usr/bin/env node
import { launch } from './launcher.js'

launch('server/cli.ts', process.argv.slice(2))
