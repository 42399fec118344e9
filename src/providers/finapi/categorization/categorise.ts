import type { GlobalKey } from '../categories/global-categories.js';
import { byAccountType, byBankCategory, byCode, byMerchantCode } from './code-rules.js';
import { plain, type TransactionFacts } from './facts.js';
import { marksOf, type TrainedRule } from './trained-rule.js';
import { byWords } from './word-rules.js';

/** What rules go by beside the transaction. */
export interface Knowledge {
  readonly rules: Readonly<Record<string, TrainedRule>>;
  /** The id of a global category. */
  idOf(key: GlobalKey): number;
}

/**
 * The category of a transaction, or none. What the user has taught comes first; then what a card
 * was used for, the words, the codes and the bank's own sort of a booking; at last what mostly
 * happens on an account of that type. Pure. How the API decides is not documented.
 */
export function categorise(facts: TransactionFacts, knowledge: Knowledge): number | undefined {
  if (facts.isAdjustingEntry) return undefined;
  const taught = hasAny(knowledge.rules)
    ? marksOf(facts).find((mark) => Object.hasOwn(knowledge.rules, mark))
    : undefined;
  if (taught !== undefined) return knowledge.rules[taught]?.categoryId;
  const key = defaultCategory(facts);
  return key && knowledge.idOf(key);
}

function hasAny(rules: Knowledge['rules']): boolean {
  for (const mark in rules) if (Object.hasOwn(rules, mark)) return true;
  return false;
}

function defaultCategory(facts: TransactionFacts): GlobalKey | undefined {
  const words = ` ${plain(`${facts.purpose ?? ''} ${facts.counterpartName ?? ''}`)} `;
  return (
    byMerchantCode(facts) ??
    byWords(words, facts.amount) ??
    byCode(facts) ??
    byBankCategory(facts) ??
    byAccountType(facts)
  );
}
