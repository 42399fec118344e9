import type { Classification } from '../../../bank/classification.js';
import type { Movement, StatementLine } from '../../../bank/statement-line.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { Categorization, LoanTransaction, Transaction } from '../wire/transaction.js';
import type { InvestmentBankingTransaction } from '../wire/transaction.js';
import { instant, major } from '../wire/units.js';
import type { Entry } from './schema.js';

/** Gives ids to entries. */
export type IdOf = (line: StatementLine) => number;

export type TransactionFields = FieldsOf<typeof Transaction>;

/** What is told of transactions of all kinds. */
export function transactionFields({ line, runningBalance }: Entry, idOf: IdOf): TransactionFields {
  const { payee, correction, pending } = line;
  return {
    id: idOf(line),
    currencyType: line.currency,
    // What is pending has no number at the bank yet that would last.
    institutionTransactionId: pending ? undefined : line.id,
    correctInstitutionTransactionId: correction?.of,
    correctAction: correction && (correction.action === 'delete' ? 'DELETE' : 'REPLACE'),
    serverTransactionId: line.serverNumber,
    checkNumber: line.checkNumber,
    refNumber: line.referenceNumber,
    confirmationNumber: line.confirmationNumber,
    payeeId: payee.number,
    payeeName: payee.name,
    extendedPayeeName: payee.extended,
    memo: line.memo,
    type: typeOf(line),
    postedDate: instant(line.day),
    userDate: instant(line.madeOn),
    // Money that has come in can be spent on the day of its booking.
    availableDate: (line.amount ?? 0) > 0 ? instant(line.day) : undefined,
    amount: major(line.amount),
    runningBalanceAmount: major(runningBalance),
    pending,
    categorization: categorizationOf(line),
  };
}

/** Words of OFX, from which institutions take them. */
const TYPES: Readonly<Record<Movement, string | undefined>> = {
  purchase: 'POS',
  cash: 'ATM',
  check: 'CHECK',
  directDebit: 'DIRECTDEBIT',
  directDeposit: 'DIRECTDEP',
  transfer: 'XFER',
  payment: 'PAYMENT',
  interest: 'INT',
  fee: 'FEE',
  trade: undefined,
  points: undefined,
  other: undefined,
};

const typeOf = ({ movement, amount = 0 }: StatementLine): string =>
  TYPES[movement] ?? (amount < 0 ? 'DEBIT' : 'CREDIT');

/** Sorted once it is booked; recorded answers have both members empty before. */
function categorizationOf(line: StatementLine): FieldsOf<typeof Categorization> {
  const { payee, classification, pending } = line;
  if (pending) return {};
  return {
    common: {
      normalizedPayeeName: payee.normalized,
      merchant: payee.merchant,
      sic: classification?.sic,
    },
    context: classification && [contextOf(classification)],
  };
}

const contextOf = ({ category, scheduleC }: Classification) => ({
  source: 'CAT',
  categoryName: category,
  scheduleC,
});

/**
 * Not documented: `amount` is what the balance moves by, as elsewhere; interest and what is put
 * aside are told beside it and are no part of it.
 */
export function loanFields(entry: Entry, idOf: IdOf): FieldsOf<typeof LoanTransaction> {
  const { parts } = entry.line;
  const escrow = parts?.escrow;
  return {
    ...transactionFields(entry, idOf),
    principalAmount: major(parts?.principal),
    interestAmount: major(parts?.interest),
    escrowTotalAmount: major(escrow && escrow.tax + escrow.insurance),
    escrowTaxAmount: major(escrow?.tax),
    escrowInsuranceAmount: major(escrow?.insurance),
  };
}

const SOURCES = { pretax: 'PRETAX', match: 'MATCH' } as const;

/** Money of an investment account that moves without securities. */
export function fundingFields(
  entry: Entry,
  idOf: IdOf,
): FieldsOf<typeof InvestmentBankingTransaction> {
  const fields = transactionFields(entry, idOf);
  const source = entry.line.funding?.source;
  return {
    ...fields,
    bankingTransactionType: fields.type,
    subaccountFundType: 'CASH',
    banking401KSourceType: source && SOURCES[source],
  };
}
