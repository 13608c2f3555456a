const frames: HTMLIFrameElement[] = [];

/** Opens a page of its own in a frame, until the end of the test. Resolves when it has loaded. */
export async function openFrame(address: string): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.style.cssText = 'width: 40rem; height: 40rem';
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  const window = frame.contentDocument?.defaultView;
  if (!window) throw new Error('the frame is gone');
  return window;
}

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});
