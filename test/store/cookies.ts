/** The value of a cookie that scripts can read. */
export const cookieOf = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** Sets a cookie as the vendor's embed does, until the end of the test. */
export function setCookie(name: string, value: string, path = '/'): void {
  document.cookie = `${name}=${value};path=${path}`;
  kept.push(`${name}=;path=${path};max-age=0`);
}

const kept: string[] = [];
afterEach(() => {
  for (const gone of kept.splice(0)) document.cookie = gone;
});
