import { createJsonCodec, type JsonCodec } from '../../src/core/http/json-codec.js';
import { createXmlCodec } from '../../src/core/http/xml-codec.js';
import type { WireDocument, WireFields } from '../../src/core/http/wire.js';
import { TransactionListRoot } from '../../src/providers/finicity/wire/transaction-list.js';
import { finicityXml } from '../../src/providers/finicity/wire/zone.js';

/** Milliseconds in a process that has written nothing before. */
export interface CodecSample {
  readonly first: number;
  readonly all: number;
}

type Codec = Pick<JsonCodec, 'encode'>;

const RECORDS = 500;
const LISTS = 20;
const STEP = 900_000;

const CODECS: Readonly<Record<string, () => Codec>> = {
  xml: () => createXmlCodec(finicityXml),
  json: () => createJsonCodec(),
  stringify: () => ({ encode: ({ fields }) => JSON.stringify(fields) }),
};

const lists = Array.from({ length: LISTS }, (_, list) => listOf(list));
const create = CODECS[process.argv[2] ?? ''];
if (!create) throw new Error(`Give one of ${Object.keys(CODECS).join(', ')}.`);
process.stdout.write(JSON.stringify(sampleOf(create)));

function sampleOf(createCodec: () => Codec): CodecSample {
  const started = performance.now();
  const codec = createCodec();
  const ends = lists.map((list) => {
    codec.encode(list);
    return performance.now();
  });
  return { first: (ends[0] ?? NaN) - started, all: (ends.at(-1) ?? NaN) - started };
}

function listOf(list: number): WireDocument {
  const bankingTransactions = Array.from({ length: RECORDS }, (_, record) =>
    transaction(list * RECORDS + record),
  );
  return { xml: TransactionListRoot, fields: { bankingTransactions } };
}

/** Fifteen values in four elements, as banks deliver them; no two lists share a record. */
function transaction(ordinal: number): WireFields {
  const at = new Date(1.6e12 + ordinal * STEP).toISOString();
  return {
    id: 4_000_000_000 + ordinal,
    currencyType: 'USD',
    institutionTransactionId: `INST-${ordinal * 7919}`,
    payeeName: `Payee ${ordinal % 97} & Sons`,
    memo: `PURCHASE ${ordinal} AT <STORE ${ordinal % 31}>`,
    postedDate: at,
    userDate: at,
    amount: ((ordinal * 7919) % 100_000) / 100 - 500,
    runningBalanceAmount: ((ordinal * 104_729) % 1_000_000) / 100,
    pending: ordinal % 2 === 0,
    categorization: {
      common: { normalizedPayeeName: `Payee ${ordinal % 97}`, merchant: 'Sons', sic: 5411 },
      context: [{ source: 'CAT', categoryName: 'Groceries' }],
    },
  };
}
