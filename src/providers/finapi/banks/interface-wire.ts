import {
  PaymentCapability,
  type FinapiInterface,
  type PaymentConstraints,
} from '../../../bank/finapi-listing.js';
import type { Institution } from '../../../bank/institution.js';
import type { WireFields } from '../../../core/http/wire.js';
import { loginFields } from '../bank-connections/bank-facts.js';

/**
 * `BankInterface`. Health is what the fixture says, since events at the bank concern single logins
 * (a guess); when finAPI has last spoken with the bank is left out.
 */
export function interfaceFields(
  source: FinapiInterface,
  credentials: Institution['credentials'],
): WireFields {
  const { isAisSupported, isPisSupported } = source;
  return {
    bankingInterface: source.bankingInterface,
    tppAuthenticationGroup: source.tppAuthenticationGroup && { ...source.tppAuthenticationGroup },
    loginCredentials: loginFields(source, credentials).map(({ field }) => ({ ...field })),
    properties: source.properties,
    loginHint: source.loginHint,
    health: isAisSupported || isPisSupported ? source.health : 0,
    isAisSupported,
    isPisSupported,
    aisCapabilities: {
      standingOrdersDownload: isAisSupported && source.standingOrdersDownload,
    },
    paymentCapabilities: capabilityFields(isPisSupported ? source.paymentCapabilities : []),
    paymentConstraints: source.paymentConstraints && constraintFields(source.paymentConstraints),
    aisAccountTypes: isAisSupported ? source.aisAccountTypes : [],
  };
}

const capabilityFields = (supported: readonly PaymentCapability[]): WireFields =>
  Object.fromEntries(PaymentCapability.options.map((each) => [each, supported.includes(each)]));

function constraintFields(constraints: PaymentConstraints): WireFields {
  const { sepaMandatoryFields, sepaMandatoryAddressFields, ...others } = constraints;
  const { purposeOrEndToEndId, maxCollectiveOrders, maxPurposeLength } = others;
  const endToEndId = others.domesticEndToEndIdMandatory;
  const address = sepaMandatoryAddressFields && flagged(sepaMandatoryAddressFields);
  const mandatoryFields = withContent({
    ...flagged(sepaMandatoryFields ?? []),
    counterpartAddress: address,
  });
  return {
    sepaMoneyTransfer: withContent({
      mandatoryFields,
      purposeOrEndToEndId,
      maxCollectiveOrders,
      maxPurposeLength,
    }),
    domesticMoneyTransfer:
      endToEndId === undefined ? undefined : { mandatoryFields: { endToEndId } },
  };
}

const flagged = (names: readonly string[]): WireFields =>
  Object.fromEntries(names.map((name) => [name, true]));

/** Nothing where no field says anything. */
const withContent = (fields: WireFields): WireFields | undefined =>
  Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
