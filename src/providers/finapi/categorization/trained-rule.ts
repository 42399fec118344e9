import { plain, type TransactionFacts } from './facts.js';

/** What was learnt from a transaction that the user, or its app, has categorised. */
export interface TrainedRule {
  readonly categoryId: number;
  /** Grows with every lesson, so that the oldest one is known. */
  readonly lesson: number;
}

const MOST_LETTERS = 200;

/**
 * By what a transaction is known again, the surest first: the counterpart's IBAN, its account, its
 * name, and the words of the purpose where there is no counterpart. Money in and money out are two
 * matters. By what the API goes is not documented.
 */
export function marksOf(facts: TransactionFacts): readonly string[] {
  const direction = facts.amount < 0 ? 'spending' : 'income';
  const ofCounterpart = counterpartMarks(facts);
  const marks = ofCounterpart.length > 0 ? ofCounterpart : purposeMarks(facts);
  return marks.map((mark) => `${direction}/${mark}`.slice(0, MOST_LETTERS));
}

function counterpartMarks(facts: TransactionFacts): string[] {
  const { counterpartIban, counterpartAccountNumber, counterpartBlz, counterpartName } = facts;
  const account = mark('account', counterpartAccountNumber);
  return [
    ...mark('iban', counterpartIban?.replaceAll(' ', '')),
    ...account.map((each) => `${each}/${plain(counterpartBlz ?? '')}`),
    ...mark('counterpart', counterpartName),
  ];
}

/** Months and numbers differ from one time to the next, words do not. */
const purposeMarks = ({ purpose = '' }: TransactionFacts): string[] =>
  mark('purpose', plain(purpose).replace(/[^\p{L}]+/gu, ' '));

function mark(kind: string, text = ''): string[] {
  const said = plain(text);
  return said === '' ? [] : [`${kind}/${said}`];
}
