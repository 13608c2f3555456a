/** Every sentence a visitor can read, by the element that says it. Plurals and amounts are functions. */
export interface BadgeMessages {
  cart: string;
  items: (count: number) => string;
  /** Spoken when few minutes are left. */
  minutesLeft: (minutes: number) => string;
  empty: string;
  expired: string;
  expiredHint: string;
  /** The seats were sold to somebody else. */
  taken: string;
  notAdded: string;
  notChanged: string;
  /** No answer came, so nobody knows yet whether it happened. */
  unsure: string;
}

export interface CartMessages extends BadgeMessages {
  total: string;
  /** Remaining time of the hold, such as `14:32`. */
  heldFor: (time: string) => string;
  loading: string;
  emptyHint: string;
  unavailable: string;
  stale: string;
  tryAgain: string;
  donation: string;
  voucher: string;
  other: string;
  remove: (line: string) => string;
  removing: string;
  checkout: string;
  close: string;
}

export interface CheckoutMessages extends BadgeMessages {
  heldFor: (time: string) => string;
  loading: string;
  unavailable: string;
  tryAgain: string;
  paymentMethod: string;
  noPaymentMethods: string;
  fee: (amount: string) => string;
  noFee: string;
  fees: string;
  subtotal: string;
  due: string;
  choosePaymentMethod: string;
  acceptTerms: string;
  /** The button that binds: it names the obligation to pay and the sum (Directive 2011/83/EU, article 8). */
  order: (amount: string) => string;
  orderWithoutPayment: string;
  ordering: string;
  notOrdered: string;
  nothingToPay: string;
  leaving: string;
  toPayment: string;
  checking: string;
  paid: string;
  paidHint: string;
  placed: string;
  placedHint: string;
  pending: string;
  pendingHint: string;
  partial: string;
  partialHint: string;
  cancelled: string;
  cancelledHint: string;
  missing: string;
  missingHint: string;
  unreachable: string;
  unreachableHint: string;
  unknown: string;
  unknownHint: string;
  blocked: string;
  blockedHint: string;
  checkAgain: string;
  tickets: string;
  receipt: string;
}

/** A whole language. */
export type Messages = CartMessages & CheckoutMessages;
