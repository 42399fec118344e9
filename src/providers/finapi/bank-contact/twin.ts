import type { BankLoginReference, Connection } from '../bank-connections/schema.js';

type Login = Omit<BankLoginReference, 'userid'> & { readonly userid?: string | undefined };

/** Whether two references lead to the same customer of the same bank. */
const isSameLogin = (one: Login, other: Login): boolean =>
  one.institution === other.institution &&
  one.name === other.name &&
  (one.userid ?? one.name) === (other.userid ?? other.name);

/** Whether typed credentials are still those of the customer of a connection, or say nothing of it. */
export function isOwnCustomer(
  { login }: Pick<Connection, 'login'>,
  userid: string | undefined,
  rule: { readonly name: string } | undefined,
): boolean {
  if (userid === undefined || userid === '') return true;
  return rule?.name === login.name && (login.userid ?? userid) === userid;
}

/** The connection of a user that is for a login already. */
export const twinOf = (
  connections: readonly Connection[],
  login: Login,
  except?: Pick<Connection, 'id'>,
): Connection | undefined =>
  connections.find(({ id, login: own }) => id !== except?.id && isSameLogin(own, login));
