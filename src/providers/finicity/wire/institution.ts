import { extendType, list, nested, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

export const Address = xmlType(Namespace.common, {
  type: 'string',
  address1: 'string',
  address2: 'string',
  address3: 'string',
  city: 'string',
  state: 'string',
  postalCode: 'string',
  country: 'string',
});

export const Institution = xmlType(Namespace.institution, {
  institutionId: 'integer',
  institutionName: 'string',
  homeUrl: 'string',
  phoneNumber: 'string',
  virtual: 'boolean',
});

/** One field of a login form. */
export const Key = xmlType(Namespace.institution, {
  name: 'string',
  val: 'string',
  status: 'string',
  valueLengthMin: 'integer',
  valueLengthMax: 'integer',
  displayFlag: 'boolean',
  displayOrder: 'integer',
  mask: 'boolean',
  instructions: 'string',
  description: 'string',
});

export const Keys = xmlType(Namespace.institution, { key: list(Key) });

export const InstitutionDetail = extendType(Institution, Namespace.institution, {
  /** Known to the schema; recorded answers are without. */
  status: 'string',
  address: nested(Address),
  emailAddress: 'string',
  specialText: 'string',
  currencyCode: 'string',
  keys: nested(Keys),
});

export const Institutions = xmlType(Namespace.institution, { institution: list(Institution) });

const NAMESPACES = [Namespace.institution, Namespace.common] as const;

export const InstitutionsRoot = {
  name: 'Institutions',
  type: Institutions,
  namespaces: NAMESPACES,
} as const;

/** One entry by itself. */
export const InstitutionRoot = {
  name: 'Institution',
  type: Institution,
  namespaces: NAMESPACES,
} as const;

export const InstitutionDetailRoot = {
  name: 'InstitutionDetail',
  type: InstitutionDetail,
  namespaces: NAMESPACES,
} as const;
