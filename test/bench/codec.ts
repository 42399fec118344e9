import { execFileSync } from 'node:child_process';

import type { Bench } from './bench.js';
import type { CodecSample } from './codec-sample.js';
import { median } from './interleave.js';
import { beside } from './spawned.js';

const ENCODERS = ['xml', 'json', 'stringify'] as const;
type Encoder = (typeof ENCODERS)[number];

/**
 * XML against JSON of the same lists of 500 records. Each sample is a new process that writes
 * twenty different lists, so the first one, which loads and compiles, is part of it.
 */
export const codec: Bench = ({ quick }) => {
  const samples: Record<Encoder, CodecSample[]> = { xml: [], json: [], stringify: [] };
  for (let round = 0; round < (quick ? 5 : 15); round += 1) {
    for (const encoder of ENCODERS) samples[encoder].push(sampleOf(encoder));
  }
  const middle = (encoder: Encoder, key: keyof CodecSample): number =>
    median(samples[encoder].map((sample) => sample[key]));
  const [xml, json] = [middle('xml', 'all'), middle('json', 'all')];
  return Promise.resolve([
    { what: 'XML, the first list of a process', value: middle('xml', 'first'), unit: 'ms' },
    { what: 'JSON, the first list of a process', value: middle('json', 'first'), unit: 'ms' },
    { what: 'XML, twenty lists', value: xml, unit: 'ms' },
    { what: 'JSON, twenty lists', value: json, unit: 'ms' },
    { what: 'XML over JSON, first included', value: xml / json, atMost: 5 },
    { what: 'XML over bare JSON.stringify', value: xml / middle('stringify', 'all') },
  ]);
};

function sampleOf(encoder: Encoder): CodecSample {
  const script = beside('codec-sample.js');
  const answer = execFileSync(process.execPath, [script, encoder], { encoding: 'utf8' });
  return JSON.parse(answer) as CodecSample;
}
