import { Refusal } from './refusal.js';

/** Bytes. A cart of hundreds of lines fits; a body meant to fill memory does not. */
const maximum = 65_536;

/**
 * The JSON body of a request.
 * @throws {Refusal} when it is not JSON, or too large.
 */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    throw new Refusal('not-json');
  let size = 0;
  const cap = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > maximum) throw new Refusal('too-large');
      controller.enqueue(chunk);
    },
  });
  const text = await new Response(request.body?.pipeThrough(cap) ?? null).text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed-json');
  }
}
