import * as v from 'valibot';
import { parseAddress } from './address.js';
import { PepperedError } from './errors.js';
import { failure, isJson } from './failure.js';
import { idPattern } from './ids.js';
import { isolate } from './isolate.js';
import { toJson } from './prototypes.js';

export interface ApiOptions {
  /**
   * Absolute http(s) address under which `/:client_name/…` lives: the site's gateway, or the API itself. The path may stand in a
   * query, as in `https://example.org/?rest_route=/tickets`.
   */
  apiBase: string;
  /** The theatre's short name in the API path. */
  clientName: string;
  /**
   * Value of the `Authorization` header. Only on a server: the key opens every customer and order. Whoever has it talks to
   * the API itself; without it, a gateway is expected at `apiBase`.
   */
  authorization?: string;
  /** Milliseconds that one whole exchange may take, body included. Default 15,000. */
  timeout?: number;
  /** Replaces the platform's `fetch`. */
  fetch?: typeof globalThis.fetch;
  /**
   * Sees every answer before its body is read, for instance for its `Date` header. What it throws is reported as an
   * uncaught error is, on the console in Node, and the answer counts.
   */
  onResponse?: (response: Response) => void;
}

/** A shop to talk to; made by `createApi`, taken by every endpoint function. */
export interface Api extends Readonly<ApiOptions> {
  readonly timeout: number;
}

export interface RequestOptions {
  /** Ends the exchange with an error of kind `aborted`. */
  signal?: AbortSignal | undefined;
  /** Same value for the same intention, so that a gateway can tell a repeat from a second order. */
  idempotencyKey?: string | undefined;
}

/** Method and path template. `{name}` stands for a validated path segment. */
export type Endpoint = `${'GET' | 'POST' | 'DELETE'} /${string}`;

export interface Message extends RequestOptions {
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sends a `POST` that says in a header which method is meant. */
  overridden?: boolean;
}

/** An answer, with the whole text of its body. */
export interface Answer {
  response: Response;
  text: string;
}

/**
 * Describes the shop that the endpoint functions talk to.
 * @throws {PepperedError} `invalid-request` when a setting is missing or not valid.
 */
export function createApi(options: ApiOptions): Api {
  const { apiBase, clientName, timeout = 15_000 } = options;
  if (
    !/^https?:\/\/[^/?#@\s]+(\/[^?#\s]*(\?\w+=\/[^&#\s]*)?)?$/.test(apiBase) ||
    !parseAddress(apiBase)
  )
    throw new PepperedError(
      'invalid-request',
      // A path on the origin of a frame that has none.
      apiBase.startsWith('null/')
        ? 'a sandboxed frame needs allow-same-origin for an api-base that is a path'
        : 'api-base must be an absolute http(s) address without user name or query',
    );
  if (!idPattern.test(clientName))
    throw new PepperedError(
      'invalid-request',
      'client-name may hold letters, digits, "-" and "_" only',
    );
  return Object.freeze({
    ...options,
    apiBase: apiBase.replace(/\/+$/, ''),
    timeout,
  });
}

/**
 * Sends one request and returns its parsed answer.
 * @throws {PepperedError} of any kind; nothing else escapes.
 */
export async function exchange<Schema extends v.GenericSchema>(
  api: Api,
  endpoint: Endpoint,
  schema: Schema,
  message: Message = {},
): Promise<v.InferOutput<Schema>> {
  return read(endpoint, schema, await ask(api, endpoint, message));
}

/** Sends one request. @throws {PepperedError} when no whole answer comes. */
export function ask(api: Api, endpoint: Endpoint, message: Message): Promise<Answer> {
  return fetchText(api, endpoint, buildRequest(api, endpoint, message), message.signal);
}

/** Parses an answer. @throws {PepperedError} when it is not one of success, or not as documented. */
export function read<Schema extends v.GenericSchema>(
  endpoint: Endpoint,
  schema: Schema,
  { response, text }: Answer,
): v.InferOutput<Schema> {
  if (!response.ok) throw failure(endpoint, response, text);
  const { status } = response;
  const fail = (issues: string) =>
    new PepperedError('invalid-response', `not as documented: ${issues}`, { endpoint, status });
  return parse(schema, readJson(response, text, fail), fail);
}

/**
 * Checks `input` against `schema` before anything is sent.
 * @throws {PepperedError} `invalid-request`, naming the fields and never their values.
 */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  endpoint?: string,
): v.InferOutput<Schema> {
  return parse(
    schema,
    input,
    (issues) => new PepperedError('invalid-request', issues, { endpoint }),
  );
}

/** Parses what came or is to be sent; `fail` makes the error out of what is wrong with it. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  fail: (issues: string) => PepperedError,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const describe = (issue: v.BaseIssue<unknown>) =>
    `${issue.path?.map(({ key }) => String(key)).join('.') ?? 'value'} (expected ${issue.expected ?? issue.message})`;
  throw fail(result.issues.slice(0, 10).map(describe).join(', '));
}

/** Address and `fetch` settings of one request. @throws {PepperedError} `invalid-request` */
export function buildRequest(
  api: Api,
  endpoint: Endpoint,
  message: Message,
): [string, RequestInit] {
  const { params = {}, query, body, idempotencyKey, overridden } = message;
  const space = endpoint.indexOf(' ');
  const path = endpoint.slice(space + 1).replace(/\{(\w+)\}/g, (_, name: string) => {
    const segment = String(params[name]);
    if (!idPattern.test(segment))
      throw new PepperedError('invalid-request', `${name} is not a valid id`, { endpoint });
    return segment;
  });
  const search = query ? new URLSearchParams(query).toString() : '';

  const headers = new Headers({ Accept: 'application/json' });
  try {
    if (api.authorization) headers.set('Authorization', api.authorization);
    if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  } catch {
    // The platform's own message quotes the value.
    throw new PepperedError('invalid-request', 'a key does not fit in a header', {
      endpoint,
    });
  }
  const method = endpoint.slice(0, space);
  if (overridden) headers.set('X-HTTP-Method-Override', method);
  const init: RequestInit = {
    method: overridden ? 'POST' : method,
    headers,
    cache: 'no-store',
    // A login page behind a redirect is not an answer.
    redirect: 'manual',
  };
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = toJson(body);
  }
  const address = `${api.apiBase}/${api.clientName}${path}`;
  return [search ? `${address}${address.includes('?') ? '&' : '?'}${search}` : address, init];
}

/** One deadline for the whole exchange: a body that stalls counts as much as headers that do not come. */
async function fetchText(
  api: Api,
  endpoint: Endpoint,
  [url, init]: [string, RequestInit],
  signal?: AbortSignal,
): Promise<Answer> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  const deadline = setTimeout(abort, api.timeout);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    const fetch = api.fetch ?? globalThis.fetch;
    const response = await fetch(url, { ...init, signal: controller.signal });
    isolate(() => api.onResponse?.(response));
    return { response, text: await response.text() };
  } catch (cause) {
    const details = { endpoint, cause };
    if (signal?.aborted) throw new PepperedError('aborted', 'aborted', details);
    if (controller.signal.aborted)
      throw new PepperedError('timeout', `no answer in ${String(api.timeout)} ms`, details);
    throw new PepperedError('network', 'no answer', details);
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', abort);
  }
}

function readJson(
  { headers }: Response,
  text: string,
  fail: (issue: string) => PepperedError,
): unknown {
  if (!text) return undefined;
  if (!isJson(headers)) throw fail('not JSON');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold a cart id.
    throw fail('incomplete JSON');
  }
}

/** For resources of which "not there" is an answer and not a failure. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PepperedError && error.kind === 'not-found') return null;
    throw error;
  }
}
