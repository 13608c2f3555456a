/** Every sentence a visitor can read, by the element that says it. Plurals and amounts are functions. */
export interface GlanceMessages {
  cart: string;
  items: (count: number) => string;
  /** Spoken when few minutes are left. */
  minutesLeft: (minutes: number) => string;
  empty: string;
  expired: string;
  expiredHint: string;
}

/** What is said of adding, too. */
export interface BadgeMessages extends GlanceMessages {
  /** The seats were sold to somebody else. */
  taken: (tickets?: string) => string;
  notAdded: string;
  /** So many of the tickets that were asked for are not in the cart. */
  partlyAdded: (missing: number) => string;
  notChanged: string;
  /** The server asks for patience. */
  crowded: string;
  /** No answer came, so nobody knows yet whether it happened. */
  unsure: string;
  /** While an add takes its time. */
  adding: string;
}

/** What a cart and a checkout say when there are no lines to show. */
interface ViewMessages extends BadgeMessages {
  /** Remaining time of the hold, such as `14:32`. */
  heldFor: (time: string) => string;
  loading: string;
  unavailable: string;
  offline: string;
  tryAgain: string;
  /** While it is tried again. */
  tryingAgain: string;
  /** There is an order, and its payment page may not be opened. */
  blocked: string;
  blockedHint: string;
  /** Above the lines whose time was up. */
  lost: string;
  /** Link to where the visitor can choose again. */
  programme: string;
}

/** What a line of a cart can be. */
export type Kind = 'ticket' | 'donation' | 'voucher' | 'discount' | 'other';

export interface CartMessages extends ViewMessages {
  total: string;
  emptyHint: string;
  /** The cart became an order that is not paid yet, in this tab or another. */
  beingPaid: string;
  beingPaidHint: string;
  toPayment: string;
  stale: string;
  ticket: string;
  donation: string;
  voucher: string;
  discount: string;
  other: string;
  /** How many lines of a kind, such as `3 kaarten`. */
  count: Record<Kind, (count: number) => string>;
  remove: (line: string) => string;
  /** The button that removes the lines of a group. */
  removeAll: string;
  /** The same for a screen reader: begins with `removeAll`. `lines` is such as `3 kaarten`. */
  removeLines: (lines: string, performance?: string) => string;
  removing: string;
  /** Where a line was: its name, or such as `3 kaarten`. */
  removed: (line: string) => string;
  /** The button beside it. */
  addAgain: string;
  /** The same where the visitor had chosen that very seat. */
  sameSeat: string;
  /** Spoken after what was removed. */
  canAddAgain: string;
  /** That very seat is not free any more. */
  seatSold: string;
  noSeats: string;
  /** The button that adds another ticket of a price. */
  oneMore: (price: string) => string;
  addingOne: string;
  /** Some lines of a group went, and then something went wrong. */
  partlyRemoved: string;
  emptyCart: string;
  /** Asked before the cart is emptied; `items` is such as `3 items`. */
  emptyQuestion: (items: string) => string;
  /** Said with it where seats are held. */
  emptyReleases: string;
  keep: string;
  emptyNow: string;
  emptying: string;
  checkout: string;
  close: string;
}

export interface CheckoutMessages extends ViewMessages {
  paymentMethod: string;
  loadingPaymentMethods: string;
  noPaymentMethods: string;
  fee: (amount: string) => string;
  noFee: string;
  fees: string;
  subtotal: string;
  due: string;
  choosePaymentMethod: string;
  /** Another sum is due than was shown. */
  dueChanged: string;
  /** The question who a guest is. */
  guest: string;
  guestHint: string;
  email: string;
  customerFirstName: string;
  customerLastName: string;
  /** What stands beside a field that was left empty. */
  fillIn: Record<'email' | 'customerFirstName' | 'customerLastName', string>;
  noEmail: string;
  /** The site sells only to those whom it knows, and does not know this visitor. */
  signIn: string;
  acceptTerms: string;
  /** Said after what must be filled in, where that cannot be seen. */
  termsUnseen: string;
  /** The button that binds: it names the obligation to pay and the sum (Directive 2011/83/EU, article 8). */
  order: (amount: string) => string;
  orderWithoutPayment: string;
  ordering: string;
  notOrdered: string;
  /** The server asks for patience, and did not order. */
  notOrderedCrowded: string;
  /** The cart is another one than the visitor was shown. */
  changed: string;
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
  /** Two minutes later. */
  pendingLate: string;
  pendingLateHint: string;
  reserved: string;
  reservedHint: string;
  /** Until when, such as `21 april 2026 om 14:35`. */
  reservedUntil: (instant: string) => string;
  offered: string;
  offeredHint: string;
  withdrawn: string;
  withdrawnHint: string;
  partial: string;
  partialHint: string;
  cancelled: string;
  cancelledHint: string;
  /** The seats of a cancelled order are free again. */
  cancelledGoneHint: string;
  missing: string;
  missingHint: string;
  unreachable: string;
  unreachableHint: string;
  unknown: string;
  unknownHint: string;
  /** While the order of which no answer came is looked for. */
  lookingForOrder: string;
  checkAgain: string;
  /** Above the lines of the order. */
  ordered: string;
  tickets: string;
  receipt: string;
}

/** A whole language. */
export type Messages = CartMessages & CheckoutMessages;
