import * as z from 'zod';

const PLACE = '{intuitInstitutionId}';

/** Where clients look for a translation: the number stands in the path or in the query. */
export const TranslatePath = z
  .string()
  .max(200)
  .regex(/^\/[\w./{}-]*(\?[\w.=&{}-]*)?$/, 'a path below the API, with a query if need be')
  .refine((path) => path.split(PLACE).length === 2, `holds ${PLACE} once`)
  .refine((path) => !/[{}]/.test(path.replace(PLACE, '')), `has no place but ${PLACE}`)
  .refine((path) => !/\}.*\?/.test(path), `holds ${PLACE} in the query if it has one`);

/**
 * The path of our own under which the translation is, for a URL of the form that a world prefers.
 * Paths that the API uses otherwise never get here.
 */
export function translationOf(url: string, preferred: string): string | undefined {
  const [path = '', query = ''] = url.split('?');
  const [wanted = '', form] = preferred.split('?');
  const id = form === undefined ? inPath(path, wanted) : inQuery(query, form);
  const isHere = form === undefined || withoutSlash(path) === withoutSlash(wanted);
  return isHere && SEGMENT.test(id) ? `/institutions/${id}/translate` : undefined;
}

/** What is no number is for the operation to refuse, as long as it is one segment. */
const SEGMENT = /^[\w.-]+$/;

function inPath(path: string, wanted: string): string {
  const [before = '', after = ''] = withoutSlash(wanted).split(PLACE);
  const bare = withoutSlash(path);
  const fits = bare.startsWith(before) && bare.endsWith(after);
  return fits ? bare.slice(before.length, bare.length - after.length) : '';
}

function inQuery(query: string, form: string): string {
  const [name = ''] = [...new URLSearchParams(form)].find(([, value]) => value === PLACE) ?? [];
  return new URLSearchParams(query).get(name) ?? '';
}

const withoutSlash = (path: string): string => path.replace(/\/$/, '');
