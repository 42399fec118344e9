import type { ListedSecurity } from '../../../bank/holdings/listed.js';
import type { WireDocument } from '../../../core/http/wire.js';
import { described } from '../../../core/http/xml-describe.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import { InvestmentPositionsRoot, type InvestmentPosition } from '../wire/position.js';
import { percent } from '../wire/units.js';
import { startOfDay } from '../wire/zone.js';
import type { NumberedPosition } from './schema.js';
import { securityFields } from './security-wire.js';

/** Positions under ids that are new at every refresh; none at all is a root without children. */
export const positionsDocument = (positions: readonly NumberedPosition[]): WireDocument =>
  described(InvestmentPositionsRoot, { position: positions.map(positionFields) });

const HOLD_TYPES: Readonly<Record<ListedSecurity['kind'], string>> = {
  stock: 'STOCK',
  fund: 'MUTUALFUND',
  bond: 'BOND',
  option: 'OPTION',
  other: 'OTHER',
};

/** Units times `unitPrice` is `marketValue`, units times `paidPrice` is `costBasis`. */
function positionFields(position: NumberedPosition): FieldsOf<typeof InvestmentPosition> {
  const { id, security, units } = position;
  return {
    investmentPositionId: id,
    changePercent: percent(position.dayChangeShare),
    costBasis: position.costBasis / 100,
    currencyCode: security.currency,
    currencyType: security.currency,
    unitPrice: position.price / 100,
    priceAsOfDate: startOfDay(security.priceDay),
    cusip: security.cusip,
    dailyChange: position.dayChange / 100,
    memo: security.name,
    heldInAccount: 'CASH',
    holdType: HOLD_TYPES[security.kind],
    paidPrice: position.paidPrice / 100,
    marketValue: position.value / 100,
    maturityValue: security.kind === 'bond' ? (security.par * units) / 100 : undefined,
    units,
    // Everything is kept by the broker, nothing by the customer.
    ...{ unitUserQuantity: 0, unitStreetQuantity: units },
    positionType: 'LONG',
    // What a fund pays out goes to the cash of the account.
    ...(security.kind === 'fund' && { reinvestmentCapGains: false, reinvestmentDividend: false }),
    ...securityFields(security),
  };
}
