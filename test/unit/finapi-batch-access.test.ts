import { judge } from '../../src/providers/finapi/batch-update/rule.js';
import {
  bank,
  candidate,
  consent,
  facts,
  failing,
  field,
  source,
  stored,
  withoutConsent,
} from '../support/batch-facts.js';

describe('condition 1: consent, or PIN stored and not volatile', () => {
  const volatile = bank(source({ loginCredentials: [field('PIN', true, true)] }));
  const twoSecrets = bank(source({ loginCredentials: [field('PIN', true), field('Code', true)] }));
  const nothingSecret = bank(source({ loginCredentials: [field('Onlinebanking-ID', false)] }));
  const volatileTan = bank(
    source({ loginCredentials: [field('PIN', true), field('TAN', false, true)] }),
  );
  const optional = { ...field('Hinweis', false, true), isMandatory: false };
  const volatileOptional = bank(source({ loginCredentials: [field('PIN', true), optional] }));

  const noConsent = withoutConsent();
  const deleted = candidate({ consent: { ...consent(), status: 'NOT_PRESENT' } });
  const expired = consent('2026-03-01T11:59:59.999Z');
  const storedOnly = withoutConsent({ storedCredentials: stored });

  test.each([
    ['a consent without an end', candidate({ consent: consent() }), bank(), true],
    [
      'a consent one millisecond before its end',
      candidate({ consent: consent('2026-03-01T12:00:00.001Z') }),
      bank(),
      true,
    ],
    [
      'a consent at its end',
      candidate({ consent: consent('2026-03-01T12:00:00.000Z') }),
      bank(),
      false,
    ],
    ['a consent past its end', candidate({ consent: expired }), bank(), false],
    [
      'a consent past its end with the PIN stored',
      candidate({ consent: expired, storedCredentials: stored }),
      bank(),
      true,
    ],
    ['no consent and no PIN', noConsent, bank(), false],
    ['a deleted consent', deleted, bank(), false],
    [
      'a deleted consent with the PIN stored',
      { ...deleted, storedCredentials: stored },
      bank(),
      true,
    ],
    ['the PIN stored without a consent', storedOnly, bank(), true],
    [
      'only the login name stored',
      withoutConsent({ storedCredentials: { ...stored, secrets: [] } }),
      bank(),
      false,
    ],
    ['one of two secret fields stored', storedOnly, twoSecrets, false],
    [
      'both secret fields stored',
      withoutConsent({ storedCredentials: { ...stored, secrets: ['PIN', 'Code'] } }),
      twoSecrets,
      true,
    ],
    ['a stored PIN where PINs are volatile', storedOnly, volatile, false],
    ['a consent where PINs are volatile', candidate(), volatile, true],
    ['a stored PIN with a volatile field that is needed', storedOnly, volatileTan, false],
    ['a stored PIN with a volatile field that is optional', storedOnly, volatileOptional, true],
    ['no secret field and no consent', storedOnly, nothingSecret, false],
    ['no secret field and a consent', candidate(), nothingSecret, true],
  ])('%s', (_case, given, at, holds) => {
    const judged = judge(given, facts({ bank: at }));

    expect(failing(judged)).toEqual(holds ? [] : [1]);
    expect(judged.eligible).toBe(holds);
  });
});
