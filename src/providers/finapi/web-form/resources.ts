import type { Resource } from '../../../core/provider.js';
import * as forms from './forms/routes.js';

/** The endpoints of every resource folder. */
export const resources = { forms } satisfies Readonly<Record<string, Resource>>;
