import type { Messages } from './messages.js';

export const en: Messages = {
  cart: 'Cart',
  items: (count) => (count === 1 ? '1 item' : `${String(count)} items`),
  minutesLeft: (minutes) =>
    minutes === 1
      ? '1 minute left to finish your order.'
      : `${String(minutes)} minutes left to finish your order.`,
  empty: 'Your cart is empty',
  expired: 'Time is up',
  expiredHint: 'Your seats have been released. Nothing was paid. You can choose again.',
  taken: (tickets) =>
    `${tickets ? `The seats for ${tickets}` : 'These seats'} are no longer all available. Nothing was added. Please choose other seats.`,
  notAdded: 'This was not added. Please try again or call the box office.',
  partlyAdded: (missing) =>
    `${missing === 1 ? 'One ticket was' : `${String(missing)} tickets were`} no longer available. The rest is in your cart. You can choose other seats as well.`,
  crowded: 'It is very busy right now. Nothing has changed. Please wait a moment and try again.',
  unsure: 'We do not know yet whether that worked. We are checking. You need not do anything.',
  loading: 'Loading your cart…',
  unavailable:
    'We cannot fetch your cart right now. What is in it stays held until its time is up. We keep trying.',
  offline:
    'You are offline. What is in your cart stays held until its time is up. We update it as soon as you are connected again.',
  tryAgain: 'Try again',
  tryingAgain: 'Looking again…',
  lost: 'This was in your cart:',
  programme: 'To the programme',
  total: 'Total',
  heldFor: (time) => `Held for you for ${time}`,
  beingPaid: 'Your order is waiting to be paid',
  beingPaidHint:
    'Your tickets are ordered, but not paid for yet. Please finish paying on the payment page.',
  emptyHint: 'Choose a performance and your tickets will be waiting here.',
  stale:
    'We cannot update your cart right now. This is what we last knew. It stays held until its time is up.',
  donation: 'Donation',
  voucher: 'Voucher',
  other: 'Other',
  remove: (line) => `Remove ${line}`,
  removing: 'Removing…',
  notChanged: 'That did not work. Everything is still in your cart. Please try again.',
  checkout: 'Check out',
  close: 'Close',
  notOrdered:
    'Your order was not placed and nothing was paid. Everything is still in your cart. Please try again or call the box office.',
  notOrderedCrowded:
    'It is very busy right now. Your order was not placed and nothing was paid. Please wait a moment and order again.',
  changed:
    'Your cart has changed in the meantime. Nothing is ordered yet. Check what is in it, then order again.',
  paymentMethod: 'How would you like to pay?',
  loadingPaymentMethods: 'Fetching the ways to pay…',
  noPaymentMethods:
    'You cannot pay here right now. What is in your cart stays held until its time is up. Please try again or call the box office.',
  fee: (amount) => `+ ${amount}`,
  noFee: 'no fee',
  fees: 'Transaction fee',
  subtotal: 'Order',
  due: 'To pay',
  choosePaymentMethod: 'First choose how you would like to pay.',
  guest: 'Who is ordering?',
  guestHint: 'We send your tickets to this e-mail address.',
  email: 'E-mail address',
  customerFirstName: 'First name',
  customerLastName: 'Last name',
  fillIn: {
    email: 'Please fill in your e-mail address.',
    customerFirstName: 'Please fill in your first name.',
    customerLastName: 'Please fill in your last name.',
  },
  noEmail: 'This is not a complete e-mail address. Please check it.',
  signIn: 'Please sign in first to order. What is in your cart stays held until its time is up.',
  acceptTerms: 'First tick the box to agree.',
  order: (amount) => `Order and pay ${amount}`,
  orderWithoutPayment: 'Place order',
  ordering: 'Placing your order…',
  leaving: 'Taking you to the payment page…',
  toPayment: 'Go to the payment page',
  nothingToPay: 'There is nothing in your cart to check out. First choose a performance.',
  checking: 'Checking whether your payment has arrived…',
  paid: 'Paid. See you soon.',
  paidHint: 'Your order is complete. The confirmation comes by e-mail.',
  placed: 'Your order is placed',
  placedHint: 'The confirmation comes by e-mail.',
  pending: 'Your payment is not confirmed yet',
  pendingHint:
    'Your order is placed. If you have paid, the confirmation can take a moment. We keep checking. Please do not pay again.',
  pendingLate: 'We will mail you as soon as your payment is confirmed',
  pendingLateHint: 'If you have paid, there is nothing more to do. Please do not pay again.',
  reserved: 'Your reservation is noted',
  reservedHint: 'The confirmation comes by e-mail.',
  reservedUntil: (instant) => `We hold your seats until ${instant}.`,
  offered: 'Your offer is noted',
  offeredHint: 'Nothing is ordered or paid yet. The box office will contact you.',
  withdrawn: 'This order was cancelled',
  withdrawnHint:
    'The tickets are no longer valid. Questions, or paid already? Please contact the box office.',
  partial: 'Your order is partly paid',
  partialHint: 'Please contact the box office to pay the rest.',
  cancelled: 'Your payment was cancelled',
  cancelledHint: 'Nothing was paid. You can order what is in your cart again below.',
  cancelledGoneHint: 'Nothing was paid. Your seats have been released; you can choose again.',
  missing: 'We do not know this order',
  missingHint:
    'So we do not know whether your tickets are paid for. Please look in your e-mail or contact the box office.',
  unreachable: 'We cannot fetch your order right now',
  unreachableHint:
    'This does not change your order. Please do not pay again. Try again shortly, or look in your e-mail.',
  unknown: 'We are not sure whether your order was placed',
  unknownHint:
    'We got no clear answer. Please do not order or pay again. First look in your e-mail or call the box office.',
  lookingForOrder: 'We are checking whether your order was placed…',
  blocked: 'We cannot open the payment page safely',
  blockedHint: 'Your order is placed, but not paid for yet. Please contact the box office.',
  checkAgain: 'Check again now',
  ordered: 'Your order:',
  tickets: 'View your tickets',
  receipt: 'View your receipt',
};
