type Events = GlobalEventHandlersEventMap;

/** Resolves with the next event of a type that an element, or the document, hears. */
export const nextEvent = <Type extends keyof Events>(
  target: Pick<GlobalEventHandlers, 'addEventListener'>,
  type: Type,
): Promise<Events[Type]> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
