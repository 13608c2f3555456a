/** The vendor's iframe on the page. */
export interface SeatPicker {
  /** Where its messages come from. */
  origin: string;
  /** Has it post messages to the page, and resolves when the page has heard them. */
  say(...messages: unknown[]): Promise<void>;
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Another name of the test server is another origin. */
const elsewhere = new URL(location.origin);
elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';

/** Opens the seat picker for one test, on an origin of its own. A sandboxed one has the origin `null`. */
export async function openSeatPicker({ sandboxed = false } = {}): Promise<SeatPicker> {
  const frame = document.createElement('iframe');
  frame.src = `${elsewhere.origin}/test/store/seat-picker.html`;
  if (sandboxed) frame.sandbox.add('allow-scripts');
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  frames.push(frame);
  document.body.append(frame);
  await loaded;
  return {
    origin: sandboxed ? 'null' : elsewhere.origin,
    say: (...messages) =>
      new Promise((resolve) => {
        const heard = ({ data }: MessageEvent<unknown>) => {
          if (data !== 'that is all') return;
          removeEventListener('message', heard);
          resolve();
        };
        addEventListener('message', heard);
        frame.contentWindow?.postMessage([...messages, 'that is all'], '*');
      }),
  };
}
