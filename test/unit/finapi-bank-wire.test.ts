import { Institution } from '../../src/bank/institution.js';
import { bankFields } from '../../src/providers/finapi/banks/wire.js';
import { SPARROW } from '../support/bank.js';

const CREDENTIALS = [
  { id: 'password', secret: true, volatile: true, finapi: { label: 'PIN und Code' } },
  { id: 'userid', secret: false, finapi: { label: 'Leg.-ID' } },
  { id: 'branch', secret: false, finapi: { label: 'Filiale', mandatory: false } },
];

const shown = (details: object) =>
  bankFields(
    Institution.parse({
      ...SPARROW,
      credentials: CREDENTIALS,
      finapi: {
        bankId: 7,
        blz: '99990000',
        interfaces: [{ bankingInterface: 'XS2A', credentials: [], ...details }],
      },
    }),
    3,
  )['interfaces'];

describe('an interface of a bank', () => {
  it('asks for its credentials in its own order', () => {
    expect(shown({ credentials: ['branch', 'userid', 'password'] })).toMatchObject([
      {
        loginCredentials: [
          { label: 'Filiale', isSecret: false, isVolatile: false, isMandatory: false },
          { label: 'Leg.-ID', isSecret: false, isVolatile: false, isMandatory: true },
          { label: 'PIN und Code', isSecret: true, isVolatile: true, isMandatory: true },
        ],
      },
    ]);
  });

  it('has no health, no account types and no orders when it is not supported', () => {
    const details = {
      isAisSupported: false,
      health: 80,
      standingOrdersDownload: true,
      paymentCapabilities: ['sepaDirectDebit'],
    };

    expect(shown(details)).toMatchObject([
      {
        health: 0,
        isAisSupported: false,
        isPisSupported: false,
        aisCapabilities: { standingOrdersDownload: false },
        paymentCapabilities: { sepaDirectDebit: false, sepaMoneyTransfer: false },
        aisAccountTypes: [],
      },
    ]);
    expect(shown({ ...details, isPisSupported: true })).toMatchObject([
      { health: 80, paymentCapabilities: { sepaDirectDebit: true, sepaMoneyTransfer: false } },
    ]);
  });

  it.each([
    [
      { sepaMandatoryFields: ['purpose', 'endToEndId'], maxPurposeLength: 140 },
      {
        sepaMoneyTransfer: {
          mandatoryFields: { purpose: true, endToEndId: true },
          maxPurposeLength: 140,
        },
      },
    ],
    [
      { sepaMandatoryAddressFields: ['city', 'country'] },
      {
        sepaMoneyTransfer: {
          mandatoryFields: { counterpartAddress: { city: true, country: true } },
        },
      },
    ],
    [
      { purposeOrEndToEndId: false, maxCollectiveOrders: 5 },
      { sepaMoneyTransfer: { purposeOrEndToEndId: false, maxCollectiveOrders: 5 } },
    ],
    [
      { domesticEndToEndIdMandatory: true },
      { domesticMoneyTransfer: { mandatoryFields: { endToEndId: true } } },
    ],
    [{}, {}],
  ])('states its constraints %j', (paymentConstraints, expected) => {
    expect(shown({ paymentConstraints })).toEqual([
      expect.objectContaining({ paymentConstraints: expected }),
    ]);
  });
});

it('is nothing where finAPI lists no bank', () => {
  expect(bankFields(Institution.parse(SPARROW), 0)).toEqual({});
});
