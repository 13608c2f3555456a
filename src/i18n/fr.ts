import type { Messages } from './messages.js';

// French puts a space that does not break before ? and ; (narrow) and before a colon, and counts zero as one.
const isSingular = (count: number) => count < 2;

export const fr: Messages = {
  cart: 'Panier',
  items: (count) => `${String(count)} ${isSingular(count) ? 'article' : 'articles'}`,
  minutesLeft: (minutes) =>
    `Il vous reste ${String(minutes)} ${isSingular(minutes) ? 'minute' : 'minutes'} pour terminer votre commande.`,
  empty: 'Votre panier est vide',
  expired: 'Le temps est écoulé',
  expiredHint:
    'Vos places ont été remises en vente. Rien n’a été payé. Vous pouvez choisir à nouveau.',
  taken: (tickets) =>
    `${tickets ? `Les places pour ${tickets}` : 'Ces places'} ne sont plus toutes disponibles. Rien n’a été ajouté. Veuillez choisir d’autres places.`,
  notAdded: 'Ceci n’a pas été ajouté. Veuillez réessayer ou appeler la billetterie.',
  partlyAdded: (missing) =>
    `${
      isSingular(missing)
        ? 'Un billet n’était plus disponible.'
        : `${String(missing)} billets n’étaient plus disponibles.`
    } Le reste est dans votre panier. Vous pouvez y ajouter d’autres places.`,
  notChanged: 'Cela n’a pas fonctionné. Tout est encore dans votre panier. Veuillez réessayer.',
  crowded:
    'Il y a beaucoup de monde en ce moment. Rien n’a changé. Veuillez patienter un instant, puis réessayer.',
  unsure:
    'Nous ne savons pas encore si cela a fonctionné. Nous vérifions. Vous n’avez rien à faire.',
  adding: 'Ajout à votre panier…',
  loading: 'Chargement de votre panier…',
  unavailable:
    'Nous ne pouvons pas afficher votre panier pour le moment. Son contenu vous reste réservé jusqu’à la fin du délai. Nous continuons d’essayer.',
  offline:
    'Vous êtes hors connexion. Le contenu de votre panier vous reste réservé jusqu’à la fin du délai. Nous l’actualiserons dès que la connexion sera rétablie.',
  tryAgain: 'Réessayer',
  tryingAgain: 'Nouvelle vérification…',
  lost: 'Votre panier contenait\u00a0:',
  programme: 'Voir la programmation',
  total: 'Total',
  heldFor: (time) => `Réservé pour vous encore ${time}`,
  beingPaid: 'Votre commande attend son paiement',
  beingPaidHint:
    'Vos billets sont commandés, mais pas encore payés. Veuillez terminer le paiement sur la page de paiement.',
  emptyHint: 'Choisissez une représentation et vos billets vous attendront ici.',
  stale:
    'Nous ne pouvons pas actualiser votre panier pour le moment. Voici son dernier état connu. Son contenu vous reste réservé jusqu’à la fin du délai.',
  ticket: 'Billet',
  donation: 'Don',
  voucher: 'Bon d’achat',
  discount: 'Réduction',
  other: 'Autre',
  count: {
    ticket: (count) => `${String(count)} ${isSingular(count) ? 'billet' : 'billets'}`,
    donation: (count) => `${String(count)} ${isSingular(count) ? 'don' : 'dons'}`,
    voucher: (count) => `${String(count)} ${isSingular(count) ? 'bon d’achat' : 'bons d’achat'}`,
    discount: (count) => `${String(count)} ${isSingular(count) ? 'réduction' : 'réductions'}`,
    other: (count) => `${String(count)} ${isSingular(count) ? 'article' : 'articles'}`,
  },
  remove: (line) => `Retirer ${line}`,
  removeAll: 'Tout retirer',
  removeLines: (lines, performance) =>
    `Tout retirer\u00a0: ${lines}${performance ? ` pour ${performance}` : ''}`,
  removing: 'Suppression…',
  removed: (line) => `${line}\u00a0: supprimé`,
  addAgain: 'Ajouter à nouveau',
  sameSeat: 'Reprendre la même place',
  canAddAgain: 'Vous pouvez encore l’ajouter à nouveau.',
  seatSold: 'Cette place n’est plus disponible.',
  noSeats: 'Il n’y a plus assez de places pour cela.',
  oneMore: (price) => `Encore un billet\u00a0: ${price}`,
  addingOne: 'Ajout en cours…',
  partlyRemoved:
    'Tout n’a pas été retiré. Le reste est encore dans votre panier. Veuillez réessayer.',
  emptyCart: 'Vider le panier',
  emptyQuestion: (items) => `Voulez-vous vider votre panier\u202f? Vous retirez ainsi ${items}.`,
  emptyReleases: 'Vos places seront libérées pour d’autres.',
  keep: 'Non, tout garder',
  emptyNow: 'Oui, vider',
  emptying: 'Vidage en cours…',
  checkout: 'Passer la commande',
  close: 'Fermer',
  notOrdered:
    'Votre commande n’a pas été passée et rien n’a été payé. Tout est encore dans votre panier. Veuillez réessayer ou appeler la billetterie.',
  notOrderedCrowded:
    'Il y a beaucoup de monde en ce moment. Votre commande n’a pas été passée et rien n’a été payé. Veuillez patienter un instant, puis commander à nouveau.',
  changed:
    'Votre panier a changé entre-temps. Rien n’est encore commandé. Vérifiez ce qu’il contient, puis commandez à nouveau.',
  paymentMethod: 'Comment souhaitez-vous payer\u202f?',
  loadingPaymentMethods: 'Chargement des moyens de paiement…',
  noPaymentMethods:
    'Le paiement n’est pas possible ici pour le moment. Le contenu de votre panier vous reste réservé jusqu’à la fin du délai. Veuillez réessayer ou appeler la billetterie.',
  fee: (amount) => `+ ${amount}`,
  noFee: 'sans frais',
  fees: 'Frais de paiement',
  subtotal: 'Commande',
  due: 'À payer',
  choosePaymentMethod: 'Choisissez d’abord comment vous souhaitez payer.',
  dueChanged:
    'Avec ce mode de paiement, le montant est différent. Vérifiez-le, puis commandez à nouveau.',
  guest: 'Qui passe la commande\u202f?',
  guestHint: 'Nous enverrons vos billets à cette adresse e-mail.',
  email: 'Adresse e-mail',
  customerFirstName: 'Prénom',
  customerLastName: 'Nom',
  fillIn: {
    email: 'Veuillez indiquer votre adresse e-mail.',
    customerFirstName: 'Veuillez indiquer votre prénom.',
    customerLastName: 'Veuillez indiquer votre nom.',
  },
  noEmail: 'Cette adresse e-mail n’est pas complète. Veuillez la vérifier.',
  signIn:
    'Veuillez d’abord vous connecter pour commander. Le contenu de votre panier vous reste réservé jusqu’à la fin du délai.',
  acceptTerms: 'Veuillez d’abord cocher la case pour donner votre accord.',
  termsUnseen:
    'Ce champ n’est pas visible sur cette page. Pour commander, veuillez appeler la billetterie.',
  // These are the words of article L221-14 of the Code de la consommation.
  order: (amount) => `Commande avec obligation de paiement\u00a0: ${amount}`,
  orderWithoutPayment: 'Commander',
  ordering: 'Votre commande est en cours d’envoi…',
  leaving: 'Ouverture de la page de paiement…',
  toPayment: 'Aller à la page de paiement',
  nothingToPay: 'Il n’y a rien à payer dans votre panier. Choisissez d’abord une représentation.',
  checking: 'Nous vérifions si votre paiement est arrivé…',
  paid: 'C’est payé. À bientôt.',
  paidHint: 'Votre commande est complète. La confirmation arrive par e-mail.',
  placed: 'Votre commande est enregistrée',
  placedHint: 'La confirmation arrive par e-mail.',
  pending: 'Votre paiement n’est pas encore confirmé',
  pendingHint:
    'Votre commande est enregistrée. Si vous avez payé, la confirmation peut prendre un moment. Nous vérifions régulièrement. Ne payez pas une seconde fois.',
  pendingLate: 'Nous vous écrirons dès que votre paiement sera confirmé',
  pendingLateHint:
    'Si vous avez payé, vous n’avez plus rien à faire. Ne payez pas une seconde fois.',
  reserved: 'Votre réservation est enregistrée',
  reservedHint: 'La confirmation arrive par e-mail.',
  reservedUntil: (instant) => `Nous gardons vos places jusqu’au ${instant}.`,
  offered: 'Votre devis est enregistré',
  offeredHint: 'Rien n’est encore commandé ni payé. La billetterie prendra contact avec vous.',
  withdrawn: 'Cette commande a été annulée',
  withdrawnHint:
    'Les billets ne sont plus valables. Une question, ou déjà payé\u202f? Veuillez contacter la billetterie.',
  partial: 'Votre commande est payée en partie',
  partialHint: 'Veuillez contacter la billetterie pour payer le reste.',
  cancelled: 'Votre paiement a été annulé',
  cancelledHint:
    'Rien n’a été payé. Vous pouvez commander à nouveau ci-dessous ce que contient votre panier.',
  cancelledGoneHint:
    'Rien n’a été payé. Vos places ont été remises en vente. Vous pouvez choisir à nouveau.',
  missing: 'Nous ne connaissons pas cette commande',
  missingHint:
    'Nous ne savons donc pas si vos billets sont payés. Veuillez consulter votre messagerie ou contacter la billetterie.',
  unreachable: 'Nous ne pouvons pas afficher votre commande pour le moment',
  unreachableHint:
    'Cela ne change rien à votre commande. Ne payez pas une seconde fois. Réessayez dans un instant ou consultez votre messagerie.',
  unknown: 'Nous ne savons pas si votre commande a été enregistrée',
  unknownHint:
    'Nous n’avons pas reçu de réponse claire. Ne commandez pas et ne payez pas une seconde fois. Consultez d’abord votre messagerie ou appelez la billetterie.',
  lookingForOrder: 'Nous vérifions si votre commande a été enregistrée…',
  blocked: 'Nous ne pouvons pas ouvrir la page de paiement en toute sécurité',
  blockedHint:
    'Votre commande est enregistrée, mais pas encore payée. Veuillez contacter la billetterie.',
  checkAgain: 'Vérifier à nouveau maintenant',
  ordered: 'Votre commande\u00a0:',
  tickets: 'Voir vos billets',
  receipt: 'Voir votre reçu',
};
