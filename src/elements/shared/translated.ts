/**
 * Puts right what Lit wrote where a page translator had been. That puts a `<font>` with a text of its own in the place of
 * each text node, and Lit, which finds its text by what stands before it, sets the `data` of that element, which nobody sees.
 */
export function mendTranslated(root: ParentNode): void {
  for (const font of root.querySelectorAll<HTMLElement>('font'))
    if ('data' in font) font.replaceWith(String(font.data));
}
