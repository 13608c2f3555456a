import { Task, TaskStatus } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { listPaymentMethods } from '../../api/checkout.js';
import { PepperedError } from '../../api/errors.js';
import type { PaymentMethod } from '../../api/order-schemas.js';
import { attempt, keyOf } from '../../store/environment.js';
import type { CartState } from '../../store/state.js';
import type { CartStore } from '../../store/store.js';
import type { CartController } from '../shared/cart-controller.js';
import { blank } from '../shared/views.js';

/** How a visitor can pay, and whether it is known who pays. */
interface Offer {
  methods: readonly PaymentMethod[];
  /** What a gateway says in `Peppered-Customer`: `known`, `guest` or `none`; `null` without a gateway. */
  buyer: string | null;
}

const nothingDue: Offer = { methods: [], buyer: null };
/** Four ways to pay, none of which is chosen beforehand. */
const usual = ' 0:0 0:0 0:0 0:0';

/** What a gateway answers when it does not know who buys. */
const buyerMissing: readonly unknown[] = ['customer-required', 'no-customer'];

export const isBuyerMissing = ({ problem }: CartState): boolean =>
  buyerMissing.includes(problem?.error.problem);

/** Reads what a cart with lines can be paid with, and remembers the shape of that as long as the tab lives. */
export class OfferReader {
  readonly #cart: CartController;
  readonly #task: Task<readonly unknown[], Offer>;

  constructor(host: ReactiveControllerHost, cart: CartController) {
    this.#cart = cart;
    this.#task = new Task(host, {
      args: () => [cart.state.phase === 'filled' ? cart.store : undefined] as const,
      task: ([store], { signal }) => (store ? readOffer(store, signal) : nothingDue),
      onError: (error) => {
        if (error instanceof PepperedError) cart.store?.report(error);
      },
    });
  }

  /** Whether it is being read. */
  get isPending(): boolean {
    return this.#cart.state.phase === 'filled' && this.#task.status === TaskStatus.PENDING;
  }

  get hasFailed(): boolean {
    return this.#task.status === TaskStatus.ERROR;
  }

  /** What is offered; until that is known, what is likely to be, without words. */
  get value(): Offer {
    const { store, state } = this.#cart;
    if (state.phase === 'loading' || this.isPending) return recallOffer(store);
    return this.#task.value ?? nothingDue;
  }

  /** The payment method with this id, or the only one there is. */
  find(id: number | undefined): PaymentMethod | undefined {
    const { methods } = this.value;
    const chosen = methods.find(({ paymentMethodId }) => paymentMethodId === id);
    return chosen ?? (methods.length === 1 ? methods[0] : undefined);
  }

  /** Reads it again. */
  readAgain = (): Promise<void> => this.#task.run();
}

/** @throws {PepperedError} */
async function readOffer({ api }: CartStore, signal: AbortSignal): Promise<Offer> {
  let buyer: string | null = null;
  const onResponse = (response: Response) => {
    buyer = response.headers.get('Peppered-Customer');
    api.onResponse?.(response);
  };
  const methods = await listPaymentMethods({ ...api, onResponse }, { signal });
  const shape = methods.map(({ paymentMethodId, fee }) => [paymentMethodId, fee].join(':'));
  attempt(() => {
    sessionStorage.setItem(keyFor(api), [buyer, ...shape].join(' '));
  });
  return { methods, buyer };
}

function recallOffer(store: CartStore | undefined): Offer {
  const text = (store && attempt(() => sessionStorage.getItem(keyFor(store.api)))) ?? usual;
  const methods = [...text.matchAll(/(\d+):([\d.]+)/g)].map(([, paymentMethodId, fee]) => ({
    paymentMethodId: Number(paymentMethodId),
    name: blank,
    fee: Number(fee),
  }));
  return { methods, buyer: text.split(' ')[0] ?? null };
}

const keyFor = (api: CartStore['api']) => `${keyOf(api)} offer`;
