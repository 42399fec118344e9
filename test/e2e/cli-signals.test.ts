import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { workplace } from '../support/command.js';
import { ask } from '../support/fake-rig.js';

const place = workplace();

const portOf = (url: string): number => Number(new URL(url).port);

/** A world is to be made, but half of the request is still to come. */
async function halfOfARequest(port: number): Promise<{ socket: Socket; rest: string }> {
  const body = '{"name":"kept","seed":"mine"}';
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  await once(socket, 'connect');
  const head = [
    'POST /_sandbox/worlds HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
    '',
    '',
  ];
  socket.write(head.join('\r\n'));
  await once(socket, 'data');
  return { socket, rest: body };
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('finishes what is in flight, writes and ends with 0', async () => {
    const command = place.run('start --port 0');
    const port = portOf(await command.ready());
    const { socket, rest } = await halfOfARequest(port);
    let answer = '';
    socket.on('data', (text: string) => (answer += text));

    command.signal(signal);
    await refused(port);
    const closed = once(socket, 'close');
    socket.write(rest);
    const { code, error } = await command.ended();
    await closed;

    expect([code, error]).toEqual([0, '']);
    expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    const again = place.run('start --port 0');
    const { body } = await ask(portOf(await again.ready()), { path: '/_sandbox/worlds/kept' });
    expect(body).toMatchObject({ name: 'kept', seed: 'mine' });
  });

  it('is heard as soon as the ready line is there', async () => {
    const command = place.run('start --port 0');
    await command.ready();

    command.signal(signal);

    expect((await command.ended()).code).toBe(0);
  });
});

it('a connection that is kept does not keep the sandbox', async () => {
  const command = place.run('start --port 0 --memory');
  const socket = connect(portOf(await command.ready()), '127.0.0.1');
  socket.write('GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');

  expect((await command.stop()).code).toBe(0);
  socket.destroy();
});

it('a second signal does not wait', async () => {
  const command = place.run('start --port 0 --memory');
  const port = portOf(await command.ready());
  const { socket } = await halfOfARequest(port);
  socket.on('error', () => undefined);

  command.signal('SIGINT');
  await refused(port);
  command.signal('SIGINT');

  expect((await command.ended()).code).toBe(1);
});

/** Resolves when nobody listens there any more. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const isOpen = await ask(port, { path: '/_sandbox/health' }).then(
      () => true,
      () => false,
    );
    if (!isOpen) return;
  }
}
