import { listPaymentMethods } from '../../api/catalogue.js';
import type { PaymentMethod } from '../../api/schemas.js';
import type { CartStore } from '../../store/store.js';

/** How a visitor can pay, and whether it is known who pays. */
export interface Offer {
  methods: readonly PaymentMethod[];
  /** What a gateway says in `Peppered-Customer`: `known`, `guest` or `none`; `null` without a gateway. */
  buyer: string | null;
}

/** @throws {PepperedError} */
export async function readOffer({ api }: CartStore, signal: AbortSignal): Promise<Offer> {
  let buyer: string | null = null;
  const onResponse = (response: Response) => {
    buyer = response.headers.get('Peppered-Customer');
    api.onResponse?.(response);
  };
  const methods = await listPaymentMethods({ ...api, onResponse }, { signal });
  return { methods, buyer };
}
