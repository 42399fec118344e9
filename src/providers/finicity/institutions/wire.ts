import type { FinicityKey } from '../../../bank/institution.js';
import { described } from '../../../core/http/xml-describe.js';
import type { WireDocument } from '../../../core/http/wire.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import {
  InstitutionDetailRoot,
  InstitutionRoot,
  InstitutionsRoot,
  type Key,
} from '../wire/institution.js';
import type { ListedInstitution } from './schema.js';

export const institutionsDocument = (institutions: readonly ListedInstitution[]): WireDocument =>
  described(InstitutionsRoot, { institution: institutions.map(entryFields) });

/** One institution as the list has it. */
export const institutionDocument = (institution: ListedInstitution): WireDocument =>
  described(InstitutionRoot, entryFields(institution));

/** Carries no `virtual`, which real answers leave out. */
export const institutionDetailDocument = (institution: ListedInstitution): WireDocument => {
  const { address, emailAddress, specialText, currencyCode } = institution.finicity;
  return described(InstitutionDetailRoot, {
    ...commonFields(institution),
    address,
    emailAddress,
    specialText,
    currencyCode,
    keys: { key: keysOf(institution) },
  });
};

const entryFields = (institution: ListedInstitution) => ({
  ...commonFields(institution),
  virtual: institution.finicity.virtual,
});

const commonFields = ({ name, finicity }: ListedInstitution) => ({
  institutionId: finicity.institutionId,
  institutionName: name,
  homeUrl: finicity.homeUrl,
  phoneNumber: finicity.phoneNumber,
});

/** In the order of the fixtures, which is unsorted as in life: clients go by displayOrder. */
function keysOf({ credentials, finicity }: ListedInstitution): readonly FieldsOf<typeof Key>[] {
  const displayed = credentials.flatMap((credential) =>
    credential.finicity ? [keyFields(credential.finicity, true)] : [],
  );
  const hidden = finicity.hiddenKeys.map(({ value, ...key }) => ({
    ...keyFields(key, false),
    val: value,
  }));
  return [...displayed, ...hidden];
}

const keyFields = (key: FinicityKey, displayFlag: boolean): FieldsOf<typeof Key> => ({
  name: key.name,
  status: key.status,
  valueLengthMin: key.lengthMin,
  valueLengthMax: key.lengthMax,
  displayFlag,
  displayOrder: key.displayOrder,
  mask: key.mask,
  instructions: key.instructions,
  description: key.description,
});
