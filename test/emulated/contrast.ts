import { ancestors, nameOfPart, parts, texts } from './parts.js';

type Color = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

const known = new Map<string, Color>();

/** Any CSS colour, also one that is mixed or derived, as the screen shows it. */
function colorOf(color: string): Color {
  // The page's own names for colours follow its colour scheme.
  const found = known.get(color) ?? paint(color);
  if (color !== 'Canvas') known.set(color, found);
  return found;
}

function paint(color: string): Color {
  if (!canvas) throw new Error('no canvas');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const mix = (a: Color, b: Color, share: number): Color => [
  a[0] * share + b[0] * (1 - share),
  a[1] * share + b[1] * (1 - share),
  a[2] * share + b[2] * (1 - share),
  1,
];
const over = (top: Color, below: Color) => mix(top, below, top[3]);

/** A colour in an element, and what is behind it, once every layer and opacity around it is counted in. */
function shown(color: string, element: Element): [Color, Color] {
  const behind = [...ancestors(element)];
  const compose = (index: number, under: Color): [Color, Color] => {
    const layer = behind[index];
    if (!layer) return [over(colorOf(color), under), under];
    const { backgroundColor, opacity } = getComputedStyle(layer);
    const inner = over(colorOf(backgroundColor), under);
    const [front, back] = compose(index - 1, inner);
    return [mix(front, under, Number(opacity)), mix(back, under, Number(opacity))];
  };
  return compose(behind.length - 1, colorOf('Canvas'));
}

function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(color: string, element: Element): number {
  const [one, other] = shown(color, element).map(luminance);
  if (one === undefined || other === undefined) return 0;
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Everything that is too faint to read (WCAG 1.4.3) or to see (1.4.11). */
export const tooFaint = (): string[] => [
  ...texts().flatMap(({ parent }) => {
    const { color, fontSize, fontWeight } = getComputedStyle(parent);
    const large = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
    return faint(parent, color, large ? 3 : 4.5);
  }),
  ...parts()
    .filter((part) => part.localName === 'svg' && !part.closest('[aria-disabled=true]'))
    .flatMap((icon) => faint(icon, getComputedStyle(icon).color, 3)),
  ...parts()
    .filter((part) => part.matches('.field input'))
    // An edge is seen against what is around the field.
    .flatMap((field) => faint(field, getComputedStyle(field).borderTopColor, 3)),
];

function faint(element: Element, color: string, minimum: number): string[] {
  const found = contrast(color, element);
  return found < minimum
    ? [`${nameOfPart(element)}: ${found.toFixed(2)} < ${String(minimum)}`]
    : [];
}

/** The contrast of an element's focus outline, with what is around it. */
export const outlineContrast = (element: Element): number =>
  contrast(getComputedStyle(element).outlineColor, [...ancestors(element)][1] ?? element);
