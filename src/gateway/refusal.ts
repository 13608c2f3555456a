/** Why the gateway itself turns a request away, before anything is sent to the API. */
export type RefusalType = 'not-found' | 'not-json' | 'malformed-json' | 'too-large' | 'no-customer';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly type: RefusalType;

  constructor(type: RefusalType) {
    super(type);
    this.type = type;
  }
}
