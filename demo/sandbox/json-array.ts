/** So many elements are written at once. */
const batchSize = 256;

/** A long list as the bytes of a JSON array, made bit by bit and no faster than it is read. */
export function jsonArray<T>(
  items: readonly T[],
  resource: (item: T) => unknown,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let written = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const batch = items.slice(written, written + batchSize).map(resource);
        const opening = written === 0 ? '[' : ',';
        written += batch.length;
        const closing = written === items.length ? ']' : '';
        const elements = JSON.stringify(batch).slice(1, -1);
        controller.enqueue(encoder.encode(opening + elements + closing));
        if (closing) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
