import { AnswerSchemas, type Sent } from '../support/answer-schemas.js';
import { servedDocument } from '../support/openapi.js';
import { startSandbox } from '../support/sandbox.js';

const schemas = new AnswerSchemas(await servedDocument<object>('finapi'));

const USER = { id: 'jane', password: 'XXXXX', isAutoUpdateEnabled: false };
const complaintAbout = (body: unknown, changes: Partial<Sent> = {}): string => {
  const sent = {
    method: 'GET',
    path: '/api/v2/users',
    status: 200,
    type: 'application/json',
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    ...changes,
  };
  const route = schemas.routeOf(sent);
  return route ? schemas.complaintAbout(route, sent) : 'no such operation';
};

describe('an answer', () => {
  it('may be as described', () => {
    expect(complaintAbout(USER)).toBe('');
    expect(complaintAbout(undefined, { method: 'DELETE' })).toBe('');
  });

  it.each([
    ['lacks a field', { ...USER, id: undefined }, "required property 'id'"],
    ['has a field too many', { ...USER, name: 'Jane' }, 'additional properties'],
    ['has a field of another type', { ...USER, id: 1 }, 'must be string'],
    ['has null', { ...USER, email: null }, 'must be string'],
    ['is none', undefined, 'without a body'],
  ])('is wrong where it %s', (_, body, complaint) => {
    expect(complaintAbout(body)).toContain(complaint);
  });

  it('is wrong in the shape of another status, in another type, or where there should be none', () => {
    expect(complaintAbout(USER, { status: 401 })).toContain("required property 'error'");
    expect(complaintAbout(USER, { status: 404 })).toContain("required property 'errors'");
    expect(complaintAbout(USER, { type: 'text/html' })).toBe('200 as text/html');
    expect(complaintAbout(USER, { method: 'DELETE' })).toContain('with a body');
  });

  it('belongs to the operation with the fewest parameters in its path', () => {
    const operationAt = (path: string) => schemas.routeOf({ method: 'GET', path })?.operation;

    expect(operationAt('/api/v2/banks/groups')).toBe('getAndSearchAllBankGroups');
    expect(operationAt('/api/v2/banks/1')).toBe('getBank');
    expect(operationAt('/api/v2/nothing')).toBeUndefined();
  });
});

describe('a sandbox under test', () => {
  it('fails in the end when it has answered otherwise than documented', async () => {
    const sandbox = await startSandbox();
    sandbox.server.on('request', (_request, response) => {
      const end = response.end.bind(response) as (content: string) => typeof response;
      response.end = ((content: string) =>
        end(content.replace('"error"', '"errno"'))) as typeof response.end;
    });
    await sandbox.request.get('/api/v2/users').expect(401);

    await expect(sandbox.close()).rejects.toThrow('getAuthorizedUser: 401');
  });

  it('serves the documents against which it is held', async () => {
    const sandbox = await startSandbox();
    for (const name of ['finapi', 'finicity']) {
      const response = await sandbox.request.get(`/_sandbox/openapi/${name}.json`).expect(200);
      expect(response.body).toEqual(JSON.parse(JSON.stringify(await servedDocument<object>(name))));
    }
    await sandbox.close();
  });
});
