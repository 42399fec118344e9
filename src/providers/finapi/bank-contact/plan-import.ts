import { loginFields } from '../bank-connections/bank-facts.js';
import type { ImportBankConnectionParams } from '../bank-connections/params.js';
import type { Connection } from '../bank-connections/schema.js';
import type { ListedBank } from '../banks/schema.js';
import type { Contact, GivenCredentials } from './contact.js';
import { givenCredentials, missingFields, typedValues } from './fields.js';
import { fingerprintOf } from './fingerprint.js';
import { aboutBank, usableSource, wantedBank, wishesOf, type Planning } from './planning.js';
import { connectionExists, illegalField } from './refusals.js';
import { twinOf } from './twin.js';

/** What an import wants of its bank, if it may. */
export function planImport(params: ImportBankConnectionParams, planning: Planning): Contact {
  const institution = wantedBank(planning, params.bankId);
  return aboutBank(institution, () => {
    const source = usableSource(institution, params.bankingInterface, planning.configuration);
    const fields = loginFields(source, institution.credentials);
    const typed = typedValues(params.loginCredentials ?? [], fields);
    const credentials = givenCredentials(typed, undefined, fields);
    const missing = missingFields(credentials, fields);
    if (missing.length > 0) {
      throw illegalField(`Mandatory login fields are missing: ${missing.join(', ')}`);
    }
    const wishes = wishesOf(params, source, planning, {
      institution,
      newAccounts: true,
      maxDays: params.maxDaysForDownload,
      needsReferences: true,
    });
    assertNew(planning, institution, credentials);
    return {
      operation: 'importBankConnection',
      institution,
      source,
      name: params.name,
      credentials,
      wishes,
      fingerprint: fingerprintOf('importBankConnection', params, credentials),
      step: params.multiStepAuthentication,
      isAttended: planning.isAttended,
    };
  });
}

function assertNew(
  { user, bank }: Planning,
  institution: ListedBank,
  { typed }: GivenCredentials,
): void {
  const rule = bank.findLogin(institution, typed);
  const login = rule && { institution: institution.id, name: rule.name, userid: typed['userid'] };
  const twin: Connection | undefined =
    login && twinOf(Object.values(user.state.connections), login);
  if (twin) throw connectionExists(twin.id);
}
