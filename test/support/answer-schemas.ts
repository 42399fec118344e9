import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { openApiOf } from '../../src/core/openapi/document.js';
import type { Provider } from '../../src/core/provider.js';

/** An answer as it went out. */
export interface Sent {
  readonly method: string;
  /** Without world prefix and query. */
  readonly path: string;
  readonly status: number;
  /** Media type without parameters; empty when there was none. */
  readonly type: string;
  readonly body: Buffer;
}

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** Where the operation stands in the document, as a JSON pointer. */
  readonly pointer: string;
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
}

const MADE = new Map<string, Promise<AnswerSchemas | undefined>>();

async function made(provider: Provider): Promise<AnswerSchemas | undefined> {
  const dialect = await provider.load();
  const described = await dialect.describeApi?.();
  return described && new AnswerSchemas(openApiOf(dialect, described, ''));
}

/** Holds answers of a provider against the OpenAPI document that the sandbox serves for it. */
export class AnswerSchemas {
  readonly routes: readonly Route[];
  readonly #ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.routes = routesOf(document as Document);
    addFormats.default(this.#ajv);
    this.#ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
    this.#ajv.addSchema(document, 'api', false, false);
  }

  /** Of a provider that describes itself: made once, since it is the same in every sandbox. */
  static of(provider: Provider): Promise<AnswerSchemas | undefined> {
    const known = MADE.get(provider.name) ?? made(provider);
    MADE.set(provider.name, known);
    return known;
  }

  /** What is to be said of an answer, if it belongs to an operation. */
  judge(sent: Sent): { readonly operation: string; readonly complaint: string } | undefined {
    const route = this.routeOf(sent);
    return route && { operation: route.operation, complaint: this.complaintAbout(route, sent) };
  }

  routeOf({ method, path }: Pick<Sent, 'method' | 'path'>): Route | undefined {
    return this.routes.find((route) => route.method === method && route.pattern.test(path));
  }

  /** What the document has against an answer; empty when it is as described. */
  complaintAbout(route: Route, { status, type, body }: Sent): string {
    const named = String(status) in route.responses ? String(status) : 'default';
    const misfit = misfitOf(route.responses[named]?.content, type, body);
    if (misfit !== '') return `${status} ${misfit}`;
    if (body.length === 0 || type !== 'application/json') return '';
    const pointer = `${route.pointer}/responses/${named}/content/application~1json/schema`;
    const validate = this.#validatorAt(pointer);
    if (validate(JSON.parse(body.toString()))) return '';
    return `${status} ${this.#ajv.errorsText(validate.errors)}: ${body.toString().slice(0, 2000)}`;
  }

  #validatorAt(pointer: string): ValidateFunction {
    const known = this.#validators.get(pointer);
    if (known) return known;
    const validator = this.#ajv.compile({ $ref: `api#${pointer}` });
    this.#validators.set(pointer, validator);
    return validator;
  }
}

/** What is wrong with a body before anybody looks into it. */
function misfitOf(content: Response['content'], type: string, body: Buffer): string {
  if (!content) return body.length > 0 ? `with a body: ${body.toString().slice(0, 2000)}` : '';
  // A file may have nothing in it.
  if (body.length === 0 && type !== 'application/octet-stream') return 'without a body';
  return type in content ? '' : `as ${type}`;
}

/** Paths without parameters first, as the sandbox matches them. */
const routesOf = ({ paths }: Document): readonly Route[] =>
  Object.entries(paths)
    .sort(([one], [other]) => parametersIn(one) - parametersIn(other))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, responses }]) => ({
        operation: operationId,
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
        pointer: `/paths/${path.replaceAll('/', '~1').replaceAll(/[{}]/g, encodeURIComponent)}/${method}`,
        responses,
      })),
    );

const parametersIn = (path: string): number => path.split('{').length;
