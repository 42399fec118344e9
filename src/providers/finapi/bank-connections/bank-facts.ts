import type { Credential, FinapiInterface, Institution } from '../../../bank/institution.js';
import type { BankFacts, BankInterfaceFacts, LoginFieldFacts } from '../batch-update/facts.js';

/** What an institution is to finAPI; `undefined` where finAPI does not list it. */
export function bankFacts({ name, finapi, credentials }: Institution): BankFacts | undefined {
  if (!finapi) return undefined;
  return {
    id: finapi.bankId,
    name,
    interfaces: finapi.interfaces.map((source) => interfaceFacts(source, credentials)),
  };
}

function interfaceFacts(
  source: FinapiInterface,
  credentials: readonly Credential[],
): BankInterfaceFacts {
  return {
    bankingInterface: source.bankingInterface,
    isAisSupported: source.isAisSupported,
    loginCredentials: loginFields(source, credentials).map(({ field }) => field),
  };
}

/** The login fields of an interface, each with the bank's own name of the credential. */
export function loginFields(
  source: FinapiInterface,
  credentials: readonly Credential[],
): readonly { readonly id: string; readonly field: LoginFieldFacts }[] {
  return source.credentials.flatMap((id) => {
    const credential = credentials.find((candidate) => candidate.id === id);
    return credential ? [{ id, field: fieldFacts(credential) }] : [];
  });
}

const fieldFacts = ({ id, secret, volatile, finapi }: Credential): LoginFieldFacts => ({
  label: finapi?.label ?? id,
  isSecret: secret,
  isVolatile: volatile,
  isMandatory: finapi?.mandatory ?? true,
});
