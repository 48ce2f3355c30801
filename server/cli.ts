#!/usr/bin/env node
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { readConfig } from './config.ts'
import { allCommands, commands } from './commands/index.ts'
import type { Command } from './commands/command.ts'
import { Refusal } from './refusal.ts'
import { unwrittenLine } from './unwritten.ts'

/** Runs one command: exit 0 with its lines on standard output, or exit 1 with one clear line on standard error. */
export async function runCli(
  words: readonly string[],
  env: Record<string, string | undefined>,
): Promise<number> {
  try {
    const found = await findCommand(words)
    if (found === undefined) return await help(words)
    const { command, rest } = found
    if (rest.includes('--help'))
      return say([`npx scrutiny ${command.name} ${command.usage}`.trim(), '', command.help])
    const { values, positionals } = read(command, rest)
    return say(await command.run({ config: readConfig(env), values, positionals }))
  } catch (error) {
    process.stderr.write(`${lineOf(error)}\n`)
    return 1
  }
}

async function findCommand(
  words: readonly string[],
): Promise<{ command: Command; rest: string[] } | undefined> {
  const name = Object.keys(commands).find((each) => each === words.slice(0, each.split(' ').length).join(' '))
  const command = await commands[name ?? '']?.()
  return command === undefined ? undefined : { command, rest: words.slice(command.name.split(' ').length) }
}

function read(command: Command, rest: string[]) {
  const options: ParseArgsOptionsConfig = command.options
  try {
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('.')[0] : ''
    throw new Refusal(`${why ?? ''}. Try: npx scrutiny ${command.name} --help`, { cause })
  }
}

async function help(words: readonly string[]): Promise<number> {
  const [first = 'help'] = words
  if (first !== 'help' && first !== '--help')
    throw new Refusal(`There is no command "${words.join(' ')}". Try: npx scrutiny help`)
  const all = await allCommands()
  const width = Math.max(...all.map(({ name }) => name.length))
  return say([
    'npx scrutiny COMMAND',
    '',
    ...all.map(({ name, help: line }) => `  ${name.padEnd(width)}  ${line.split('\n')[0] ?? ''}`),
  ])
}

function say(lines: readonly string[]): number {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function lineOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const unwritten = unwrittenLine(error)
  if (unwritten !== undefined) return unwritten
  return `Something went wrong: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
}

// eslint-disable-next-line no-restricted-properties -- the edge: the environment is read here and passed on
if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2), process.env)
