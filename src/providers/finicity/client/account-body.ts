import type { WireFields } from '../../../core/http/wire.js';
import { createXmlCodec } from '../../../core/http/xml-codec.js';
import type { XmlRoot } from '../../../core/http/xml-types.js';
import { BankingAccount, CreditAccount, RewardsAccount } from '../wire/account-types.js';
import { InvestmentAccount } from '../wire/investment-account.js';
import { LoanAccount } from '../wire/loan-account.js';
import { Namespace } from '../wire/namespaces.js';
import { finicityXml } from '../wire/zone.js';

const rootOf = (name: string, type: XmlRoot['type']): XmlRoot => ({
  name,
  type,
  namespaces: [type.namespace, Namespace.account],
});

/** The document elements of an updateAccountType, by the type that JSON has in their place. */
const ROOTS: ReadonlyMap<unknown, XmlRoot> = new Map([
  ['bankingAccount', rootOf('BankingAccount', BankingAccount)],
  ['creditAccount', rootOf('CreditAccount', CreditAccount)],
  ['loanAccount', rootOf('LoanAccount', LoanAccount)],
  ['investmentAccount', rootOf('InvestmentAccount', InvestmentAccount)],
  ['rewardsAccount', rootOf('RewardsAccount', RewardsAccount)],
]);

/** The body of an updateAccountType in XML; undefined for what names no such type. */
export function accountXml(fields: WireFields): string | undefined {
  const xml = ROOTS.get(fields['type']);
  if (!xml) return undefined;
  const { loanAccountType, ...rest } = fields;
  const named = loanAccountType === undefined ? rest : { ...rest, loanType: loanAccountType };
  return createXmlCodec(finicityXml).encode({ fields: named, xml });
}
