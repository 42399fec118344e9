import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** A client that has not finished by then is cut off. */
const PATIENCE_MS = 10_000;
const LOOK_AROUND_MS = 50;

/** The connections of a server, kept so that it can stop without breaking off an answer. */
export class Connections {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    this.#server = server;
    const keep = (socket: Socket): void => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    };
    server.on('connection', keep).on('secureConnection', keep);
  }

  /**
   * Takes no new connections and resolves when all requests under way have been answered. Kept
   * connections are closed as soon as they are idle.
   */
  end(patience = PATIENCE_MS): Promise<void> {
    if (!this.#server.listening) return Promise.resolve();
    return new Promise((resolve) => {
      const sweeping = setInterval(() => {
        this.#closeIdle();
      }, LOOK_AROUND_MS);
      const cutting = setTimeout(() => {
        for (const socket of this.#sockets) socket.destroy();
      }, patience);
      // What `http` does in its own `close` would cut off whoever is slow to read an answer.
      NetServer.prototype.close.call(this.#server, () => {
        clearInterval(sweeping);
        clearTimeout(cutting);
        resolve();
      });
      this.#closeIdle();
    });
  }

  /** For Node a connection is idle once its answer is complete, sent or not. */
  #closeIdle(): void {
    const isSending = [...this.#sockets].some(({ writableLength }) => writableLength > 0);
    if (!isSending) this.#server.closeIdleConnections();
  }
}
