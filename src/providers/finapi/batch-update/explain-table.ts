import * as z from 'zod';

const Verdict = z.object({
  number: z.number().optional(),
  name: z.string(),
  holds: z.boolean(),
  because: z.string(),
  source: z.string(),
  wouldChange: z.string(),
  note: z.string().optional(),
});
type Verdict = z.infer<typeof Verdict>;

const Interface = z.object({
  bankingInterface: z.string(),
  eligible: z.boolean(),
  leftBecause: z.array(z.string()),
  above: z.array(Verdict),
  conditions: z.array(Verdict),
});

const Explained = z.object({
  userId: z.string(),
  at: z.string(),
  nextRun: z.string().optional(),
  configurations: z.array(
    z.object({ name: z.string(), rhythm: z.string(), nextRun: z.string().optional() }),
  ),
  connections: z.array(
    z.object({
      id: z.number(),
      name: z.string().optional(),
      bank: z.object({ id: z.number(), name: z.string() }),
      busyUntil: z.string().optional(),
      nextRun: z.string().optional(),
      interfaces: z.array(Interface),
    }),
  ),
});

const HEAD = ['holds', 'condition', 'as it is', 'what would change it', 'read from'];

/**
 * What the control API explains of a user's batch update, as text: above each interface whether it
 * would be updated, below it nine lines, one for each switch and condition.
 */
export function explainTable(body: unknown): string {
  const { userId, at, nextRun, configurations, connections } = Explained.parse(body);
  const rhythms = configurations.map(({ name, rhythm }) => `"${name}" (${rhythm})`).join(', ');
  const next =
    nextRun === undefined ? 'none by itself' : `${nextRun}, when the clock has come so far`;
  return [
    `Automatic batch update of finapi:user/${userId}, as of ${at}`,
    `Configurations: ${rhythms || 'none'}. Next run for this user: ${next}.`,
    ...(connections.length === 0 ? ['', 'The user has no bank connections.'] : []),
    ...connections.flatMap((connection) => [
      '',
      headOf(connection),
      ...connection.interfaces.flatMap(interfaceLines),
    ]),
    '',
  ].join('\n');
}

function headOf({
  id,
  name,
  bank,
  busyUntil,
  nextRun,
}: z.infer<typeof Explained>['connections'][number]): string {
  const called = name === undefined ? '' : ` "${name}"`;
  const busy = busyUntil === undefined ? '' : `, busy up to ${busyUntil}`;
  const next = nextRun === undefined ? ', no run is due' : `, next run ${nextRun}`;
  return `Bank connection ${String(id)}${called} at ${bank.name} (${String(bank.id)})${busy}${next}`;
}

function interfaceLines({
  bankingInterface,
  eligible,
  leftBecause,
  above,
  conditions,
}: z.infer<typeof Interface>): readonly string[] {
  const verdict = eligible ? 'a run updates it.' : `a run leaves it: ${leftBecause.join(' ')}`;
  const rows = [...above, ...conditions].map(rowOf);
  return ['', `  ${bankingInterface}: ${verdict}`, ...aligned([HEAD, ...rows])];
}

const rowOf = ({ number, name, holds, because, source, wouldChange, note }: Verdict): string[] => [
  holds ? 'yes' : 'NO',
  number === undefined ? `-  ${name}` : `${String(number)}. ${name}`,
  note === undefined ? because : `${because} ${note}`,
  wouldChange,
  source,
];

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
