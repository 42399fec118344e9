import type { FinapiInterface } from '../../src/bank/institution.js';
import { NOON, shipped, shippedBank, tryLogin } from '../support/bank.js';

const listed = shipped.institutions.flatMap((institution) =>
  institution.finapi ? [{ institution, listing: institution.finapi }] : [],
);
const banks = listed.filter(({ listing }) => !listing.isTestBank);
const generated = banks.filter(({ listing }) => listing.bankId > 291_000);
const interfaces = listed.flatMap(({ institution, listing }) =>
  listing.interfaces.map((one) => ({ institution, one })),
);

describe('the banks that finAPI lists', () => {
  it('are about two hundred of Germany and Austria beside the test banks', () => {
    const at = (location: string | undefined) =>
      banks.filter(({ listing }) => listing.location === location).length;

    expect(generated).toHaveLength(196);
    expect([at('DE'), at('AT'), at(undefined)]).toEqual([162, 34, 6]);
  });

  it('have a BLZ of the usual form, which some of them share', () => {
    for (const { institution, listing } of banks) {
      expect(listing.blz).toMatch(listing.location === 'AT' ? /^9\d{4}$/ : /^9\d{7}$/);
      expect(institution.bankCode).toBe(listing.blz);
    }

    const different = new Set(banks.map(({ listing }) => listing.blz)).size;
    expect(banks.length - different).toBeGreaterThanOrEqual(3);
  });

  it('have a BIC of the usual form, each its own, if they have one', () => {
    const bics = banks.flatMap(({ listing }) => listing.bic ?? []);

    for (const bic of bics) expect(bic).toMatch(/^[A-Z]{4}(DE|AT)[A-Z0-9]{2}([A-Z0-9]{3})?$/);
    expect(new Set(bics).size).toBe(bics.length);
    expect(new Set(bics.map(({ length }) => length))).toEqual(new Set([8, 11]));
    expect(bics.length).toBeLessThan(banks.length);
  });

  it('belong to groups that have one name each', () => {
    const groups = listed.flatMap(({ listing }) => listing.bankGroup ?? []);
    const names = new Set(groups.map(({ id, name }) => `${String(id)} ${name}`));

    expect(new Set(groups.map(({ id }) => id)).size).toBe(8);
    expect(names.size).toBe(8);
  });

  it('know third parties by groups that have one name each', () => {
    const groups = interfaces.flatMap(({ one }) => one.tppAuthenticationGroup ?? []);
    const names = new Set(groups.map(({ id, name }) => `${String(id)} ${name}`));

    expect(new Set(groups.map(({ id }) => id)).size).toBe(names.size);
  });

  it('ask for credentials that their institution knows, with a label each', () => {
    for (const { institution, one } of interfaces) {
      const labels = one.credentials.map(
        (id) => institution.credentials.find((each) => each.id === id)?.finapi?.label,
      );
      expect(labels).not.toContain(undefined);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('are reached in each way once, and name each two-step procedure once', () => {
    for (const { listing } of listed) {
      const ways = listing.interfaces.map(({ bankingInterface }) => bankingInterface);
      expect(new Set(ways).size).toBe(ways.length);
      for (const { twoStepProcedures } of listing.interfaces) {
        const ids = twoStepProcedures.map(({ procedureId }) => procedureId);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });

  it('are odd in every way that an application has to be ready for', () => {
    const some = (fits: (one: FinapiInterface) => boolean): boolean =>
      interfaces.some(({ one }) => fits(one));
    const kinds = new Set(
      interfaces.flatMap(({ one }) =>
        one.twoStepProcedures.map((each) => each.procedureChallengeType ?? 'decoupled'),
      ),
    );

    expect(banks.some(({ listing }) => listing.isBeta)).toBe(true);
    expect(banks.some(({ listing }) => listing.isBusiness)).toBe(true);
    expect(banks.filter(({ listing }) => listing.interfaces.length === 0)).toHaveLength(12);
    expect(banks.some(({ listing }) => listing.interfaces.every(isScraper))).toBe(true);
    expect(some(({ properties }) => properties.includes('REDIRECT_APPROACH'))).toBe(true);
    expect(some(({ properties }) => properties.includes('DECOUPLED_APPROACH'))).toBe(true);
    expect(some(({ properties }) => properties.includes('DETAILED_CONSENT'))).toBe(true);
    expect(some(({ credentials }) => credentials.length === 0)).toBe(true);
    expect(some(({ credentials }) => credentials.length === 3)).toBe(true);
    expect(some(({ health }) => health < 100)).toBe(true);
    expect(kinds).toEqual(new Set(['TEXT', 'PHOTO', 'FLICKER_CODE', 'decoupled']));
    expect(shipped.institutions.some(hasVolatilePassword)).toBe(true);
  });
});

describe('every generated bank that is supported', () => {
  const supported = generated.filter(({ listing }) => listing.interfaces.length > 0);

  it('knows a login that asks for a TAN and one that does not', async () => {
    for (const { institution } of supported) {
      const outcomes = ['demo', 'demo_no_msa'].map((userid) => {
        const rule = shippedBank.findLogin(institution, { userid });
        if (!rule) throw new Error(`no ${userid} at ${institution.name}`);
        return tryLogin(rule, { userid, password: userid }, { at: NOON });
      });
      expect(await Promise.all(outcomes)).toMatchObject([
        { outcome: 'challenge' },
        { outcome: 'in' },
      ]);
    }
  });

  it('is the bank of a person or a company, or at least one for cars', () => {
    const unknown = supported.filter(
      ({ institution }) => shippedBank.logins(institution).length < 3,
    );

    expect(unknown.map(({ institution }) => institution.name)).toEqual(
      supported.flatMap(({ institution: { name } }) =>
        name.endsWith('Fahrzeugbank') ? [name] : [],
      ),
    );
  });
});

const isScraper = ({ bankingInterface }: FinapiInterface): boolean =>
  bankingInterface === 'WEB_SCRAPER';

const hasVolatilePassword = ({ credentials }: (typeof shipped.institutions)[number]): boolean =>
  credentials.some(({ id, volatile }) => id === 'password' && volatile);
