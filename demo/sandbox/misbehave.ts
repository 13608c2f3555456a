import {
  ServerResponse,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { WireFault } from './fault-rule.js';

interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Where the `redirect` fault leads, unless told otherwise. */
const loginPath = '/fault-login';

/** Makes one request go wrong. `removed` aborts when the rule that asked for it is deleted. */
export async function misbehave(
  fault: WireFault,
  removed: AbortSignal,
  listener: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { socket } = request;
  switch (fault.kind) {
    case 'delay':
    case 'hold': {
      const answer = fault.when === 'after' ? await answerOf(listener, request) : undefined;
      if (fault.kind === 'hold') await removedOrGone(removed, socket);
      else await delay(fault.milliseconds, undefined, { signal: removed }).catch(() => undefined);
      if (answer) send(response, answer);
      else if (!socket.destroyed) listener(request, response);
      return;
    }
    case 'status':
      if (fault.when === 'after') await answerOf(listener, request);
      send(response, synthetic(fault.status, fault.body, fault.headers));
      return;
    case 'html':
      send(response, htmlPage(200));
      return;
    case 'redirect':
      send(response, htmlPage(302, { location: fault.location ?? loginPath }));
      return;
    case 'override':
      send(response, overridden(await answerOf(listener, request), fault));
      return;
    case 'dropBefore':
      socket.destroy();
      return;
    case 'dropAfter':
      await answerOf(listener, request);
      socket.destroy();
      return;
    case 'stall': {
      const rest = await sendHalf(response, await answerOf(listener, request));
      await removedOrGone(removed, socket);
      response.end(rest);
      return;
    }
    case 'truncate':
      await sendHalf(response, await answerOf(listener, request));
      socket.end();
      return;
    case 'reset':
      await sendHalf(response, await answerOf(listener, request));
      socket.resetAndDestroy();
  }
}

/** Serves the page to which the `redirect` fault leads; answers whether it was asked for. */
export function answerLoginPage({ url }: IncomingMessage, response: ServerResponse): boolean {
  const asked = url === loginPath;
  if (asked) send(response, htmlPage(200));
  return asked;
}

/** A response that goes nowhere: it keeps what a listener writes. */
class RecordedResponse extends ServerResponse {
  readonly #chunks: Uint8Array[] = [];

  constructor(request: IncomingMessage) {
    super(request);
    // Node keeps the headers given to writeHead() only when one was set before.
    this.setHeader('x-recorded', '1');
    this.removeHeader('x-recorded');
  }

  override write(chunk: unknown): boolean {
    if (typeof chunk === 'string') this.#chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) this.#chunks.push(chunk);
    return true;
  }

  override end(chunk?: unknown): this {
    this.write(chunk);
    this.emit('finish');
    return this;
  }

  answer(): Answer {
    const headers = this.getHeaders();
    delete headers['transfer-encoding'];
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) };
  }
}

/** Lets the listener apply a request, and keeps its answer from the client. */
async function answerOf(listener: RequestListener, request: IncomingMessage): Promise<Answer> {
  const recorded = new RecordedResponse(request);
  const finished = new Promise((resolve) => recorded.once('finish', resolve));
  listener(request, recorded);
  await finished;
  return recorded.answer();
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? { 'content-length': body.length } : {};
  response.writeHead(status, { ...headers, ...length }).end(hasBody ? body : undefined);
}

/** Sends the headers and half of the body, and answers the half that is missing. */
function sendHalf(response: ServerResponse, { status, headers, body }: Answer): Promise<Buffer> {
  // An empty body too must leave something to wait for.
  const whole = body.length > 1 ? body : Buffer.from('  ');
  const middle = Math.floor(whole.length / 2);
  response.writeHead(status, { ...headers, 'content-length': whole.length });
  return new Promise((resolve) => {
    response.write(whole.subarray(0, middle), () => resolve(whole.subarray(middle)));
  });
}

/** An answer that is not the API's own. A page on another origin must be able to read it. */
function synthetic(status: number, body: string, headers: OutgoingHttpHeaders): Answer {
  return {
    status,
    headers: { 'access-control-allow-origin': '*', ...headers },
    body: Buffer.from(body),
  };
}

function htmlPage(status: number, headers: OutgoingHttpHeaders = {}): Answer {
  const html = '<!doctype html><html lang="nl"><title>Inloggen</title><h1>Inloggen op de wifi</h1>';
  return synthetic(status, html, { 'content-type': 'text/html; charset=utf-8', ...headers });
}

function overridden(answer: Answer, fault: Extract<WireFault, { kind: 'override' }>): Answer {
  const body = fault.body === undefined ? answer.body : Buffer.from(fault.body);
  const contentType = fault.contentType === undefined ? {} : { 'content-type': fault.contentType };
  return {
    status: answer.status,
    headers: { ...answer.headers, ...contentType, ...fault.headers },
    body: fault.byteOrderMark ? Buffer.concat([Buffer.from('\uFEFF'), body]) : body,
  };
}

/** Resolves when the rule is deleted or the client has gone away. */
function removedOrGone(removed: AbortSignal, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      removed.removeEventListener('abort', settle);
      socket.off('close', settle);
      resolve();
    };
    removed.addEventListener('abort', settle);
    socket.on('close', settle);
    if (removed.aborted || socket.destroyed) settle();
  });
}
