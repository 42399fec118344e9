import type { PfmState } from '../pfm/document.js';
import { pfmOf } from '../pfm/documents.js';
import type { UserDocuments } from '../transactions/book.js';
import type { TransactionFacts } from './facts.js';
import { marksOf } from './trained-rule.js';

/** What is learnt beyond this takes the place of what was learnt first; not documented. */
const MOST_RULES = 2_000;

/**
 * Learns that transactions like these belong to a category, which future ones will get. That they
 * belong to none (0) is forgetting what was learnt of them (not documented). Call it in a
 * transaction of the store.
 */
export function learn(
  documents: UserDocuments,
  transactions: readonly TransactionFacts[],
  categoryId: number,
): void {
  const pfm = pfmOf(documents);
  const marks = new Set(transactions.flatMap(marksOf));
  if (categoryId === 0) {
    for (const mark of marks) pfm.drop('rules', mark);
    return;
  }
  let lesson = lastLesson(pfm.state) + 1;
  for (const mark of marks) {
    pfm.put('rules', mark, { categoryId, lesson });
    lesson += 1;
  }
  for (const mark of oldest(pfm.state)) pfm.drop('rules', mark);
}

const lastLesson = ({ rules }: PfmState): number =>
  Object.values(rules).reduce((last, { lesson }) => Math.max(last, lesson), 0);

/** The marks of those that are too many. */
function oldest({ rules }: PfmState): string[] {
  const known = Object.entries(rules);
  const tooMany = known.length - MOST_RULES;
  if (tooMany <= 0) return [];
  return known
    .sort(([, one], [, other]) => one.lesson - other.lesson)
    .slice(0, tooMany)
    .map(([mark]) => mark);
}
