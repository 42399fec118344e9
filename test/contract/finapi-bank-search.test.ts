import { ibanOf } from '../../src/bank/iban.js';
import { PageableBankList } from '../../src/providers/finapi/answers/banks.js';
import { bankWhere, idsWhere, listedBanks } from '../support/finapi-banks.js';
import { importConnection } from '../support/finapi-connections.js';
import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

interface Banks {
  readonly banks: readonly { readonly id: number }[];
  readonly paging: { readonly totalCount: number };
}

const ask = (query: string, token = client) => finapi.ask('get', `/banks?${query}`, { token });
const idsFor = async (query: string): Promise<readonly number[]> =>
  ((await ask(`perPage=500&${query}`).expect(200)).body as Banks).banks.map(({ id }) => id);

/** Banks whose interfaces and places the tests below know. */
const KNOWN = 'ids=277672,280001,280002,290001,290002,290003,290004,290005,290006';

describe('a search for banks', () => {
  it('finds all of them when it asks for nothing, by id', async () => {
    expect(await idsFor('')).toEqual(idsWhere(() => true));
    expect(await idsFor('ids=&search=&location=&isTestBank=')).toEqual(idsWhere(() => true));
  });

  it('tells of each all that the API describes, and nothing else', async () => {
    const { body } = (await ask('perPage=500').expect(200)) as { body: unknown };

    expect(PageableBankList.parse(body)).toEqual(body);
  });

  it.each([
    ['ids=290001', [290001]],
    ['ids=290002&ids=290001', [290001, 290002]],
    ['ids=290002%2C290001', [290001, 290002]],
    ['ids=290001,290001,5', [290001]],
    ['ids=5', []],
    ['ids=290001&ids=280001,280002', [280001, 280002, 290001]],
    [`${KNOWN}&supportedBankingInterfaces=WEB_SCRAPER`, [290004, 290005]],
    [`${KNOWN}&supportedBankingInterfaces=WEB_SCRAPER&search=eg`, [290004]],
    [
      `${KNOWN}&supportedBankingInterfaces=WEB_SCRAPER,XS2A`,
      [277672, 280001, 280002, 290001, 290003, 290004, 290005, 290006],
    ],
    [
      `${KNOWN}&supportedBankingInterfaces=WEB_SCRAPER&supportedBankingInterfaces=FINTS_SERVER`,
      [277672, 280001, 290001, 290002, 290003, 290004, 290005, 290006],
    ],
    [`${KNOWN}&isTestBank=true`, [277672, 280001, 280002]],
    [`${KNOWN}&isTestBank=1`, [277672, 280001, 280002]],
    [`${KNOWN}&isTestBank=FALSE&search=köln`, [290001]],
  ])('understands %s', async (query, found) => {
    expect(await idsFor(encodeURI(query).replaceAll('%252C', '%2C'))).toEqual(found);
  });

  // Search terms are AND-combined; each may be in another field.
  it.each([
    ['rheinaue', [290001]],
    ['RHEINAUE bank', [290001]],
    ['köln', [290001]],
    ['KÖLN  93750011\trhaude', [290001]],
    ['köln hamburg', []],
    ['bank münchen', [277672, 290005]],
    ['demo000', [280001, 280002]],
    ['testbanking', [277672]],
    ['rheinauebank', []],
  ])('finds by the terms "%s"', async (search, found) => {
    expect(await idsFor(`${KNOWN}&search=${encodeURIComponent(search)}`)).toEqual(found);
  });

  it.each([
    [ibanOf('93750011', '4100230011'), [290001]],
    [ibanOf('93750011', '1').toLowerCase(), [290001]],
    [`${ibanOf('93750011', '1')} köln`, [290001]],
    [`${ibanOf('93750011', '1')} hamburg`, []],
    // The IBANs of the test bank do not hold what is shown as its BLZ.
    [ibanOf('99280001', '1000100010'), [280001]],
    ['DE99937500114100230011', []],
    ['DE93 7500', []],
    ['GB29NWBK60161331926819', []],
  ])('finds by the IBAN %s', async (search, found) => {
    expect(await idsFor(`search=${encodeURIComponent(search)}`)).toEqual(found);
  });

  it('finds an Austrian bank, and all banks of a BLZ, by an IBAN', async () => {
    const austrian = bankWhere(({ location, isBeta }) => location === 'AT' && !isBeta);
    const sharing = listedBanks.filter(
      ({ blz, bankId }) =>
        listedBanks.filter((other) => other.blz === blz && other.bankId !== bankId).length > 0,
    );
    const [{ blz } = austrian] = sharing;

    expect(await idsFor(`search=${ibanOf(austrian.blz, '1')}`)).toEqual([austrian.bankId]);
    expect(await idsFor(`search=${ibanOf(blz, '1')}`)).toEqual(idsWhere((one) => one.blz === blz));
    expect(idsWhere((one) => one.blz === blz)).toHaveLength(2);
  });

  // Banks without location pass every location filter.
  it.each(['AT', 'DE', 'FR'])('takes those of %s and those of no country', async (country) => {
    const expected = idsWhere(({ location }) => location === undefined || location === country);

    expect(await idsFor(`location=${country}`)).toEqual(expected);
    expect(expected).toEqual(expect.arrayContaining([280001, 280002]));
  });

  it('takes several countries, in both forms of a list', async () => {
    const expected = idsWhere(({ location }) => location !== 'CH');

    expect(await idsFor('location=DE,AT')).toEqual(expected);
    expect(await idsFor('location=DE&location=AT')).toEqual(expected);
  });

  it('finds the banks of groups', async () => {
    const inGroup = idsWhere(({ bankGroup }) => bankGroup?.id === 301 || bankGroup?.id === 303);
    const known = idsWhere(({ interfaces }) =>
      interfaces.some(({ tppAuthenticationGroup }) => tppAuthenticationGroup?.id === 43),
    );

    expect(await idsFor('bankGroupIds=301,303')).toEqual(inGroup);
    expect(await idsFor('tppAuthenticationGroupIds=43')).toEqual(known);
    expect(await idsFor('tppAuthenticationGroupIds=43&bankGroupIds=301')).toEqual([]);
    expect([inGroup.length, known.length].every((count) => count > 20)).toBe(true);
  });
});

describe('the order of banks', () => {
  const IDS = 'ids=280001,280002,277672,290001';
  beforeEach(async () => {
    await finapi.userToken('jane');
    await finapi.world(importConnection('jane', { bankId: 280002 }));
  });

  it.each([
    ['', [277672, 280001, 280002, 290001]],
    ['order=id,desc', [290001, 280002, 280001, 277672]],
    // As in a dictionary: case decides only between words that are alike, small letters first.
    ['order=name', [280001, 277672, 280002, 290001]],
    ['order=name,desc', [290001, 280002, 277672, 280001]],
    ['order=blz', [277672, 290001, 280001, 280002]],
    ['order=bic,desc&order=id,desc', [277672, 290001, 280002, 280001]],
    ['order=bic,desc,id', [277672, 290001, 280001, 280002]],
    ['order=popularity,desc', [280002, 277672, 280001, 290001]],
    ['order=popularity,desc&order=name,desc', [280002, 290001, 277672, 280001]],
    ['order=popularity%2Cdesc%2Cid%2Casc', [280002, 277672, 280001, 290001]],
  ])('is as %s says', async (order, found) => {
    expect(await idsFor(`${IDS}&${order}`)).toEqual(found);
  });

  it('holds across pages', async () => {
    const response = await ask(`${IDS}&order=id,desc&perPage=3&page=2`);

    expect(response.body).toEqual({
      banks: [expect.objectContaining({ id: 277672 })],
      paging: { page: 2, perPage: 3, pageCount: 2, totalCount: 4 },
    });
  });

  it('is the whole list by twenty banks a page', async () => {
    const { body } = (await ask('')) as { body: Banks };

    expect(body.banks).toHaveLength(20);
    expect(body.paging).toEqual({ page: 1, perPage: 20, pageCount: 10, totalCount: 197 });
  });
});
