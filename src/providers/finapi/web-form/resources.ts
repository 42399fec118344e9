import type { Resource } from '../../../core/provider.js';
import * as forms from './forms/routes.js';
import * as tasks from './tasks/routes.js';

/** The endpoints of every resource folder. */
export const resources = { forms, tasks } satisfies Readonly<Record<string, Resource>>;
