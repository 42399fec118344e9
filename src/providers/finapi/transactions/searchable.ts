import type { Transaction } from './schema.js';

const COUNTERPART = [
  'counterpartName',
  'counterpartAccountNumber',
  'counterpartIban',
  'counterpartBlz',
  'counterpartBic',
  'counterpartMandateReference',
  'counterpartCustomerReference',
  'counterpartCreditorId',
  'counterpartDebitorId',
] as const;

type TextField = Exclude<keyof Transaction, 'children' | 'labelIds'>;

/** A transaction with the texts in which it is looked for, in lower case. */
export class SearchableTransaction {
  readonly transaction: Transaction;
  /** Here because all searches add it up. */
  readonly amount: number;
  #purpose: string | undefined;
  #counterpart: string | undefined;
  #everything: string | undefined;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
    this.amount = transaction.amount;
  }

  get purpose(): string {
    return (this.#purpose ??= this.#joined(['purpose']));
  }

  get counterpart(): string {
    return (this.#counterpart ??= this.#joined(COUNTERPART));
  }

  get everything(): string {
    return (this.#everything ??= this.#joined(['purpose', 'endToEndReference', ...COUNTERPART]));
  }

  /** No term goes over a line's end, because terms hold no white space. */
  #joined(fields: readonly TextField[]): string {
    const texts = fields.map((field) => this.transaction[field] ?? '');
    return texts.join('\n').toLowerCase();
  }
}
