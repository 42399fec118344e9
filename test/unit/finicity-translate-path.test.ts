import {
  TranslatePath,
  translationOf,
} from '../../src/providers/finicity/institutions/translate-path.js';

const OURS = '/institutions/14007/translate';

describe('a further path of the translation', () => {
  it.each([
    ['/institutions/{intuitInstitutionId}/translate', '/institutions/14007/translate', OURS],
    ['/translate/{intuitInstitutionId}', '/translate/14007', OURS],
    ['/translate/{intuitInstitutionId}', '/translate/14007/', OURS],
    ['/translate/{intuitInstitutionId}/', '/translate/14007?x=1', OURS],
    ['/intuit-{intuitInstitutionId}', '/intuit-14007', OURS],
    ['/t?id={intuitInstitutionId}', '/t?id=14007', OURS],
    ['/t?id={intuitInstitutionId}', '/t/?oauth_token=x&id=14007&', OURS],
    ['/t/{intuitInstitutionId}', '/t/abc', '/institutions/abc/translate'],
    ['/t/{intuitInstitutionId}', '/t/', undefined],
    ['/t/{intuitInstitutionId}', '/t/1/2', undefined],
    ['/t/{intuitInstitutionId}', '/t/%2e', undefined],
    ['/t/{intuitInstitutionId}', '/T/1', undefined],
    ['/t/{intuitInstitutionId}/t', '/t/t', undefined],
    ['/t?id={intuitInstitutionId}', '/t?ID=1', undefined],
    ['/t?id={intuitInstitutionId}', '/t?id=../1', undefined],
    ['/t?id={intuitInstitutionId}', '/other?id=1', undefined],
    ['/t?id={intuitInstitutionId}', '/t', undefined],
  ])('%s finds in %s: %s', (preferred, url, found) => {
    expect(TranslatePath.safeParse(preferred).success).toBe(true);
    expect(translationOf(url, preferred)).toBe(found);
  });

  it.each([
    'institutions/{intuitInstitutionId}',
    '/institutions',
    '/{id}',
    '/{intuitInstitutionId}/{intuitInstitutionId}',
    '/{intuitInstitutionId}/{x}',
    '/{intuitInstitutionId}?x=1',
    '/a b/{intuitInstitutionId}',
    '/a#{intuitInstitutionId}',
    '/(a+)+{intuitInstitutionId}',
  ])('%s is none', (preferred) => {
    expect(TranslatePath.safeParse(preferred).success).toBe(false);
  });
});
