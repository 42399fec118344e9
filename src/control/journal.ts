import * as z from 'zod';

import type { Entry } from '../core/journal/journal.js';
import { controlEndpoint, WorldPath } from './endpoint.js';
import { ControlError } from './errors.js';

const MessageView = {
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  size: z.number(),
};

const EntryView = z.object({
  id: z.number(),
  at: z.string(),
  provider: z.string(),
  operation: z.string().optional(),
  principal: z.string().optional(),
  requestId: z.string(),
  request: z.object({ method: z.string(), url: z.string(), ...MessageView }),
  response: z.object({ status: z.number(), ...MessageView }),
  /** The rule that decided. */
  rule: z.string().optional(),
  /** What would change the answer. */
  next: z.string().optional(),
}) satisfies z.ZodType<Entry>;

const Filter = z.object({
  operation: z.string().optional(),
  status: z.coerce.number().int().optional(),
  principal: z.string().optional(),
  /** An entry's id, or an ISO instant. */
  since: z.union([z.coerce.number().int().min(0), z.iso.datetime({ offset: true })]).optional(),
});

/** Exchanges of a world, oldest first. */
export const listJournal = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/journal',
  summary: 'What was asked and answered in a world',
  params: WorldPath,
  query: Filter,
  reply: z.object({
    /** How many of the oldest entries have made room for others. */
    dropped: z.number(),
    entries: z.array(EntryView),
  }),
  answer: ({ within, query }) =>
    within(({ journal }) => ({ dropped: journal.dropped, entries: journal.list(query) })),
});

/** One exchange with its explanation. */
export const getJournalEntry = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/journal/:entry',
  summary: 'One exchange, and why it was answered so',
  params: WorldPath.extend({ entry: z.coerce.number().int() }),
  reply: EntryView,
  answer: ({ within, params }) =>
    within(({ journal }) => {
      const entry = journal.get(params.entry);
      if (entry) return entry;
      const next = `${String(journal.dropped)} of the oldest entries have made room for others.`;
      throw new ControlError('notFound', `No journal entry ${String(params.entry)}.`, next);
    }),
});

/** Forgets all entries; ids go on. */
export const clearJournal = controlEndpoint({
  method: 'delete',
  path: '/worlds/:world/journal',
  summary: 'Forget what was asked and answered',
  params: WorldPath,
  reply: z.object({ cleared: z.literal(true) }),
  answer: ({ within }) =>
    within(({ journal }) => {
      journal.clear();
      return { cleared: true as const };
    }),
});
