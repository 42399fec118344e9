import { join } from 'node:path';

import type { AnyEndpoint, Dialect, Provider } from '../../src/core/provider.js';
import { createSandbox } from '../../src/sandbox.js';

/** An operation that the sandbox emulates. */
export interface Operation {
  readonly provider: 'finapi' | 'finapi-web-form' | 'finicity';
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  /** With its base path, in Express syntax. */
  readonly path: string;
  readonly endpoint: AnyEndpoint;
}

/** A method and a path that some operation answers, emulated or not. */
export interface Route {
  readonly provider: string;
  readonly method: string;
  readonly path: string;
}

/** What the providers say of themselves. */
export interface Offer {
  readonly operations: readonly Operation[];
  readonly routes: readonly Route[];
  readonly bases: readonly { readonly provider: string; readonly base: string }[];
}

/** The dialects of a sandbox that nobody can reach. */
export async function unreachableDialects(): Promise<readonly Dialect[]> {
  const fixtures = [join(import.meta.dirname, '../../fixtures')];
  return loadedOneByOne(createSandbox({ fixtures, version: '0.0.0-test' }).providers);
}

/** Jest gets lost in imports that overlap, as those of first requests side by side would. */
export async function loadedOneByOne(providers: readonly Provider[]): Promise<readonly Dialect[]> {
  const dialects: Dialect[] = [];
  for (const provider of providers) dialects.push(await provider.load());
  return dialects;
}

/** What the emulated APIs offer. */
export async function offer(): Promise<Offer> {
  const dialects = await unreachableDialects();
  const operations = dialects.flatMap(operationsOf);
  return {
    operations,
    routes: [...operations, ...dialects.flatMap(unemulatedOf)],
    bases: dialects.flatMap(({ name, basePaths }) =>
      basePaths.map((base) => ({ provider: name, base })),
    ),
  };
}

const operationsOf = ({ name: provider, basePaths, resources }: Dialect): Operation[] =>
  Object.values(resources)
    .flatMap((resource) => Object.entries(resource))
    .map(([name, endpoint]) => ({
      provider: provider as Operation['provider'],
      name,
      method: endpoint.method.toUpperCase(),
      path: (endpoint.base ?? basePaths[0]) + endpoint.path,
      endpoint,
    }));

const unemulatedOf = ({ name, basePaths: [base], unemulated }: Dialect): Route[] =>
  unemulated.map(({ method, path }) => ({
    provider: name,
    method: method.toUpperCase(),
    path: base + path,
  }));

/** Names of the parameters in a path. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** A path with each of its parameters filled in. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => value(name));

/** Methods that a concrete path knows. */
export const methodsAt = (routes: readonly Route[], path: string): string[] =>
  routes.filter((route) => patternOf(route.path).test(path)).map(({ method }) => method);

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`);
