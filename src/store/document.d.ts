/** Speculation rules, which Chromium alone has: https://wicg.github.io/nav-speculation/prerendering.html. */
interface Document {
  readonly prerendering?: boolean;
}
