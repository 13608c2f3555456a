import { ancestors, boxes, nameOfPart, parts, targets, texts } from './parts.js';

/** Targets that are smaller than so many CSS pixels, either way. */
export function smallTargets(minimum: number): string[] {
  return targets()
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < minimum - 0.01)
    .map(({ target, box }) => `${nameOfPart(target)}: ${box.width} × ${box.height}`);
}

/** What does not fit: a page that scrolls sideways, text cut off, text over other text. */
export const misfits = (): string[] => [...sideways(), ...cutOff(), ...overlaps()];

function sideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = parts()
    .filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1;
    })
    .map((part) => `${nameOfPart(part)} is wider than the window`);
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`, ...wide] : wide;
}

function cutOff(): string[] {
  return parts()
    .filter((part) => part instanceof HTMLElement && getComputedStyle(part).overflowX !== 'visible')
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map((part) => `${nameOfPart(part)} is cut off`);
}

function overlaps(): string[] {
  const drawn = texts().map(({ text, parent }) => ({
    text,
    layer: layerOf(parent),
    boxes: boxes(text),
  }));
  return drawn.flatMap((one, index) =>
    drawn
      .slice(index + 1)
      .filter((other) => other.layer === one.layer && meet(one.boxes, other.boxes))
      .map((other) => `"${one.text.data.trim()}" and "${other.text.data.trim()}" overlap`),
  );
}

/** What stands over the page on purpose is compared with itself only. */
function layerOf(element: Element): Element | undefined {
  return [...ancestors(element)].find((each) =>
    ['absolute', 'fixed', 'sticky'].includes(getComputedStyle(each).position),
  );
}

const meet = (some: DOMRect[], others: DOMRect[]) =>
  some.some((one) =>
    others.some(
      (other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        // Lines may touch; the boxes of large letters are higher than the letters.
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >
          0.35 * Math.min(one.height, other.height),
    ),
  );
