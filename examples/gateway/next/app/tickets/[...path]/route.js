/** Next.js, app router. npm install peppered-cart next react react-dom */

/** @param {Request} request */
async function tickets(request) {
  // The build imports this file, and has no secrets.
  const { answer } = await import('../../../gateway.mjs');
  // Next does not tell who is connected: the last address is the one that your proxy has written.
  const address = request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim();
  return answer(request, address);
}

export {
  tickets as DELETE,
  tickets as GET,
  tickets as HEAD,
  tickets as OPTIONS,
  tickets as PATCH,
  tickets as POST,
  tickets as PUT,
};
