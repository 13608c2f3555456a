/** Of Cloudflare's runtime, what the store on Durable Objects needs. */
declare module 'cloudflare:workers' {
  interface DurableObjectState {
    storage: {
      sql: {
        /** Runs it at once; a Durable Object's database is in its own process. */
        exec(sql: string, ...values: (string | number)[]): { toArray(): unknown[] };
      };
    };
  }

  abstract class DurableObject {
    protected ctx: DurableObjectState;
    constructor(state: DurableObjectState, env: unknown);
  }
}
