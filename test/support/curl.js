#!/usr/bin/env node
/** As much of curl as the README uses, for machines that have none: -sS, -X, -H, -d and a URL. */
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    'show-error': { type: 'boolean', short: 'S' },
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd', multiple: true },
  },
});

const body = values.data?.join('&');
const form = body === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded']];
const given = (values.header ?? []).map((line) => line.split(/:\s*/, 2));
const response = await globalThis.fetch(positionals[0], {
  method: values.request ?? (body === undefined ? 'GET' : 'POST'),
  headers: Object.fromEntries(
    [['accept', '*/*'], ...form, ...given].map(([name, value]) => [name.toLowerCase(), value]),
  ),
  body,
});
process.stdout.write(await response.text());
