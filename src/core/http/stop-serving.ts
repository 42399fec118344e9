import type { Server } from 'node:http';

/** A client that has not finished by then is cut off. */
const PATIENCE_MS = 10_000;
const LOOK_AROUND_MS = 50;

/**
 * Takes no new connections and resolves when all requests under way have been answered. Kept
 * connections are closed as soon as they are idle: Node itself looks only once.
 */
export function stopServing(server: Server, patience = PATIENCE_MS): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const sweeping = setInterval(() => {
      server.closeIdleConnections();
    }, LOOK_AROUND_MS);
    const cutting = setTimeout(() => {
      server.closeAllConnections();
    }, patience);
    server.close(() => {
      clearInterval(sweeping);
      clearTimeout(cutting);
      resolve();
    });
  });
}
