import { SAML } from './assertion-profile.js';
import type { XmlElement } from './assertion-xml.js';
import { byEither, type Clocks } from './clocks.js';
import { readInstant } from './instant.js';
import { Refused } from './problems.js';

/** What an assertion says, read from the bytes that were signed. */
export interface AssertionContent {
  readonly nameId: string;
  readonly issuer: string;
  /** One list for each AudienceRestriction. */
  readonly audiences: readonly (readonly string[])[];
  /** Epoch milliseconds. */
  readonly notBefore: number | undefined;
  readonly notOnOrAfter: number;
}

/** How far clocks may differ at either end of an assertion's life. Not documented; our choice. */
export const ASSERTION_SKEW_MS = 60_000;

export function readContent(assertion: XmlElement): AssertionContent {
  const conditions = only(assertion, 'Conditions');
  return {
    nameId: textOf(only(only(assertion, 'Subject'), 'NameID')),
    issuer: textOf(only(assertion, 'Issuer')).trim(),
    audiences: named(conditions, 'AudienceRestriction').map((restriction) =>
      named(restriction, 'Audience').map((audience) => textOf(audience).trim()),
    ),
    notBefore: instantOf(conditions, 'NotBefore'),
    // SAML lets it be absent; an assertion without an end would be a password for ever.
    notOnOrAfter: instantOf(conditions, 'NotOnOrAfter') ?? missing('NotOnOrAfter'),
  };
}

const named = (parent: XmlElement, local: string): XmlElement[] =>
  parent.children.filter((child) => child.local === local && child.namespace === SAML);

function only(parent: XmlElement, local: string): XmlElement {
  const [first, ...others] = named(parent, local);
  if (!first) return missing(local);
  if (others.length > 0) throw new Refused('assertionUnreadable', `More than one ${local}`);
  return first;
}

function missing(part: string): never {
  throw new Refused('assertionIncomplete', `The assertion has no ${part}`);
}

function textOf({ local, children, text }: XmlElement): string {
  if (children.length > 0) throw new Refused('assertionUnreadable', `${local} must be plain text`);
  return text === '' ? missing(local) : text;
}

function instantOf({ attributes }: XmlElement, name: string): number | undefined {
  const text = attributes.get(name);
  if (text === undefined) return undefined;
  const instant = readInstant(text);
  if (instant !== undefined) return instant;
  throw new Refused('assertionUnreadable', `${name} is no xs:dateTime`);
}

/** Throws unless the assertion is by this issuer, for this audience and valid by either clock. */
export function assertContent(content: AssertionContent, issuer: string, clocks: Clocks): void {
  if (content.issuer !== issuer) {
    throw new Refused('assertionIssuerWrong', 'Issuer is not the SAML issuer of this consumer key');
  }
  if (!content.audiences.every((audiences) => audiences.includes(issuer))) {
    throw new Refused('assertionAudienceWrong', 'Audience must be the issuer too');
  }
  const { notBefore = -Infinity, notOnOrAfter } = content;
  const isEarly = (now: number): boolean => now < notBefore - ASSERTION_SKEW_MS;
  const isLate = (now: number): boolean => now >= notOnOrAfter + ASSERTION_SKEW_MS;
  if (byEither(clocks, (now) => !isEarly(now) && !isLate(now))) return;
  if (byEither(clocks, isLate)) {
    throw new Refused('assertionExpired', `NotOnOrAfter has passed by ${clocksIn(clocks)}`);
  }
  throw new Refused('assertionNotYetValid', `NotBefore lies ahead of ${clocksIn(clocks)}`);
}

const clocksIn = ({ world, host }: Clocks): string =>
  `the world's clock (${toIso(world)}) and the host's (${toIso(host)})`;

const toIso = (instant: number): string => new Date(instant).toISOString();
