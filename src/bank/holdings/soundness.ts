import type { PersonaAccount } from '../persona.js';
import type { Securities } from '../securities.js';
import { suggestion } from '../suggestion.js';

/** What is wrong with what an account is said to hold, in words. */
export function holdingComplaint(
  { kind, holdings }: PersonaAccount,
  securities: Securities,
): string | undefined {
  if (holdings.length > 0 && kind !== 'investment')
    return 'only an investment account has holdings';
  return holdings.map((holding) => complaint(holding, securities)).find((one) => one !== undefined);
}

function complaint(
  { security: id, low, high }: PersonaAccount['holdings'][number],
  securities: Securities,
): string | undefined {
  const security = securities.get(id);
  if (!security) return `there is no security "${id}"${suggestion(id, securities.keys())}`;
  const isRolling = security.kind === 'bond' || security.kind === 'option';
  return isRolling && low !== high
    ? `"${id}" gives way to the next issue, so that low and high have to be the same`
    : undefined;
}

/** What is wrong with securities that name one another, in words. */
export function marketComplaint(securities: Securities): string | undefined {
  for (const security of securities.values()) {
    if (security.kind !== 'option') continue;
    const underlying = securities.get(security.underlying);
    if (underlying && 'price' in underlying) continue;
    const near = suggestion(security.underlying, securities.keys());
    return `security "${security.id}": there is no stock or fund "${security.underlying}"${near}`;
  }
  return undefined;
}
