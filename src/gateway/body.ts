import { Refusal } from './refusal.js';
import { within } from './within.js';

/** Bytes. A cart of hundreds of lines fits; a body meant to fill memory does not. */
const maximumRequest = 65_536;
/** Bytes. A cart of thousands of lines fits. */
const maximumResponse = 4_194_304;

/**
 * The text of a request's body.
 * @throws {Refusal} when it is too large, or not there within `timeout` milliseconds.
 */
export async function readText(request: Request, timeout: number): Promise<string> {
  const tooLarge = new Refusal('too-large');
  const reading = isAnnounced(request, maximumRequest)
    ? request.text()
    : readUpTo(maximumRequest, request.body, tooLarge).then((bytes) =>
        new TextDecoder().decode(bytes),
      );
  try {
    const text = await within(timeout, reading, () => new Refusal('too-slow'));
    // Where a platform announces another length than it gives.
    if (text.length > maximumRequest) throw tooLarge;
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed-json');
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
    const { body } = response;
    if (!body || isAnnounced(response, maximumResponse)) return response;
    const tooLarge = new Error('the answer is too large');
    return new Response(await readUpTo(maximumResponse, body, tooLarge), response);
  };
}

/** Whether the other side is held to a length by HTTP itself: then nobody need count. A compressed body may unfold to more. */
function isAnnounced({ headers }: Request | Response, maximum: number): boolean {
  const length = headers.get('Content-Length');
  return length !== null && Number(length) <= maximum && !headers.has('Content-Encoding');
}

async function readUpTo(
  maximum: number,
  body: ReadableStream<Uint8Array> | null,
  tooLarge: Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maximum) {
      reader?.cancel().catch(() => undefined);
      throw tooLarge;
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
