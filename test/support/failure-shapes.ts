import type { Answer } from './finicity-client.js';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/;
const STATUS_XML = new RegExp(
  '^<\\?xml version="1\\.0" encoding="UTF-8" standalone="yes"\\?>' +
    '<Status xmlns="http://schema\\.intuit\\.com/platform/fdatafeed/common/v1"><errorInfo>' +
    '<errorType>(APP_ERROR|SYSTEM_ERROR|WARNING)</errorType><errorCode>[\\w.]+</errorCode>' +
    '<errorMessage>[^<]+</errorMessage><correlationId>gw-[\\da-f-]{36}</correlationId>' +
    '</errorInfo></Status>$',
);

const string = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** Fails unless it is a refusal in finAPI's shape, which is OAuth's for a failed authentication. */
export function expectFinapiFailure(answer: Answer, what: string, endpoint: string): void {
  const { status, headers, json } = answer;
  const described = { what, type: headers['content-type'], json };
  const oauth = { error: string(/^\w+$/), error_description: string(/./) };
  const error = { message: string(/./), code: string(/^[A-Z_]+$/), type: string(/^[A-Z]+$/) };
  const errors = (json as { errors?: readonly unknown[] } | undefined)?.errors ?? [error];
  const message = {
    errors: errors.map(() => error),
    date: string(DATE),
    requestId: headers['x-request-id'],
    endpoint,
    authContext: string(/^(-|\d+)\/(-|\d+)$/),
  };
  const body = status === 401 ? oauth : message;
  expect(described).toEqual({ what, type: 'application/json', json: body });
}

const FORM_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]00$/;

/** Fails unless it is a refusal in the shape of Web Form 2.0, which names fields that are wrong. */
export function expectWebFormFailure(answer: Answer, what: string, endpoint: string): void {
  const { headers, json } = answer;
  const fields = (json as { errors?: readonly unknown[] } | undefined)?.errors;
  const said = fields
    ? { errors: fields.map(() => ({ field: string(/./), message: string(/./) })) }
    : { code: string(/^[A-Z_]+$/), description: string(/./) };
  expect({ what, type: headers['content-type'], json }).toEqual({
    what,
    type: 'application/json',
    json: { ...said, timestamp: string(FORM_TIME), endpoint },
  });
}

/** Fails unless it is a `Status`, in XML unless JSON was asked for. */
export function expectFinicityFailure(answer: Answer, what: string, accept?: string): void {
  const { headers, json, text } = answer;
  const type = headers['content-type'];
  if (accept !== 'application/json') {
    expect({ what, type, text }).toEqual({
      what,
      type: 'application/xml',
      text: string(STATUS_XML),
    });
    return;
  }
  const error = {
    errorType: string(/^(APP_ERROR|SYSTEM_ERROR|WARNING)$/),
    errorCode: string(/^[\w.]+$/),
    errorMessage: string(/./),
    correlationId: string(/^gw-[\da-f-]{36}$/),
  };
  expect({ what, type, json }).toEqual({
    what,
    type: 'application/json',
    json: { errorInfo: [error] },
  });
}

/** Fails unless it is a refusal in the shape of its provider. */
export function expectFailure(
  provider: string,
  answer: Answer,
  what: string,
  endpoint: string,
  accept?: string,
): void {
  if (provider === 'finicity') expectFinicityFailure(answer, what, accept);
  else if (provider === 'finapi') expectFinapiFailure(answer, what, endpoint);
  else expectWebFormFailure(answer, what, endpoint);
}
