import { reasonOf } from '../errors.js';
import type { OutboxMessage } from './outbox.js';

const PATIENCE_MS = 10_000;

/**
 * Whether a world may really send to `url`: its origin, spelled out, is among the targets, and
 * its path begins with the target's. Names that merely look alike, user information in the URL
 * and other schemes are not allowed.
 */
export function isAllowed(url: string, targets: readonly string[]): boolean {
  const wanted = parsed(url);
  if (wanted === undefined || wanted.username + wanted.password !== '') return false;
  return targets.some((target) => {
    const allowed = parsed(target);
    return allowed?.origin === wanted.origin && isBelow(wanted.pathname, allowed.pathname);
  });
}

/** Posts once. A redirect is an outcome like any other and is never followed. */
export async function deliver(
  url: string,
  body: unknown,
  stopping: AbortSignal,
): Promise<Pick<OutboxMessage, 'delivery' | 'outcome'>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await response.body?.cancel();
    return {
      delivery: response.ok ? 'delivered' : 'failed',
      outcome: `HTTP ${String(response.status)}`,
    };
  } catch (error) {
    return { delivery: 'failed', outcome: outcomeOf(error) };
  }
}

const isBelow = (path: string, folder: string): boolean =>
  folder === '/' ||
  path === folder ||
  path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** What `fetch` throws says only that it failed; the cause says why. */
const outcomeOf = (error: unknown): string =>
  reasonOf(typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error);

function parsed(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  return address.protocol === 'http:' || address.protocol === 'https:' ? address : undefined;
}
