import type { EndpointSpec, Identity } from '../http/endpoint.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a provider says of its API for an OpenAPI document, beside the schemas of its endpoints. */
export interface ApiDescription {
  readonly title: string;
  /** Named schemas, to which responses refer with `#/components/schemas/NAME`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  describe(operation: string, endpoint: DescribedEndpoint): OperationDescription;
}

/** As much of an endpoint as tells it from others. */
export type DescribedEndpoint = Pick<
  EndpointSpec<Identity, unknown, unknown, unknown, unknown>,
  'method' | 'path' | 'base'
>;

export interface OperationDescription {
  /** Header fields that the operation knows. */
  readonly headers: readonly HeaderParameter[];
  /** Names of security schemes of which a caller satisfies one; none for an open operation. */
  readonly security: readonly string[];
  readonly requestTypes: readonly string[];
  /** Where the endpoint's own schema says less than the wire does. */
  readonly requestBody?: JsonSchema | undefined;
  /** By status; `default` is every other one. */
  readonly responses: Readonly<Record<string, ResponseDescription>>;
}

export interface HeaderParameter {
  readonly name: string;
  readonly schema: JsonSchema;
}

export interface ResponseDescription {
  readonly description: string;
  /** Absent where there is no body. */
  readonly content?: Readonly<Record<string, JsonSchema>>;
}

export const referenceTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
