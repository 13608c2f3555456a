import { Refusal } from './refusal.js';

/** Bytes. A cart of hundreds of lines fits; a body meant to fill memory does not. */
const maximumRequest = 65_536;
/** Bytes. A cart of thousands of lines fits. */
const maximumResponse = 4_194_304;

/**
 * The text of a request's body.
 * @throws {Refusal} when it is too large, or not there within `timeout` milliseconds.
 */
export async function readText(request: Request, timeout: number): Promise<string> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const tooLarge = new Refusal('too-large');
    const body = request.body?.pipeThrough(cap(maximumRequest, tooLarge), { signal });
    return await new Response(body ?? null).text();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(signal.aborted ? 'too-slow' : 'malformed-json');
  }
}

/** @throws {Refusal} when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed-json');
  }
}

/** A `fetch` whose answers break off when they grow beyond what any documented one is. */
export function cappedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    const body = response.body.pipeThrough(
      cap(maximumResponse, new Error('the answer is too large')),
    );
    return new Response(body, response);
  };
}

function cap(maximum: number, error: Error): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > maximum) controller.error(error);
      else controller.enqueue(chunk);
    },
  });
}
