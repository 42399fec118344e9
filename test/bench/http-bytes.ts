/** A request that is to be sent as it stands. */
export interface PlannedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The bytes of a whole HTTP/1.1 request that keeps its connection. */
export function requestBytes({ method, path, headers = {}, body = '' }: PlannedRequest): Buffer {
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const all = { host: '127.0.0.1', ...headers, ...length };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
}

/** Where the first response in these bytes ends and what it says; absent while it is not whole. */
export function firstResponse(bytes: Buffer): { status: number; end: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (length === undefined && /\r\ntransfer-encoding:/i.test(head)) {
    throw new Error('The load generator reads only answers that state their length.');
  }
  const end = headEnd + 4 + Number(length ?? 0);
  return bytes.length < end ? undefined : { status: Number(head.slice(9, 12)), end };
}
