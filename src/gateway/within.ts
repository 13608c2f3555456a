/** What `work` gives, unless it takes longer than so many milliseconds: then what `tooLate` makes is thrown. The work itself goes on. */
export async function within<T>(
  milliseconds: number,
  work: T | Promise<T>,
  tooLate: () => Error,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooLate());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
