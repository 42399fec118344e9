/** Names of the fields of a page that hold what a person has typed at a bank. */
export const SECRET_FIELD = /^(credential|answer)/;

const MASK = 'XXXXX';

/** A form without what a person has typed at a bank; the same object when it holds nothing of it. */
export function maskedForm(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields = Object.entries(body);
  if (!fields.some(([name]) => SECRET_FIELD.test(name))) return body;
  return Object.fromEntries(
    fields.map(([name, value]) => [name, SECRET_FIELD.test(name) ? MASK : (value as unknown)]),
  );
}
