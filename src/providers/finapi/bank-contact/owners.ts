import type { LoginRule } from '../../../bank/login.js';
import type { Owner } from '../bank-connections/schema.js';

/** Who the bank says that owns the accounts of a login: as much as its persona is known. */
export function ownersOf({ persona }: Pick<LoginRule, 'persona'>): readonly Owner[] {
  const { country } = persona;
  return [...new Set(persona.accounts.map(({ owner }) => owner ?? persona.name))].map((name) => {
    const names = name.split(' ');
    const lastName = names.pop() ?? name;
    return { ...(names.length > 0 && { firstName: names.join(' ') }), lastName, country };
  });
}
