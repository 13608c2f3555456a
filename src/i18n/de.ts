import type { Messages } from './messages.js';

export const de: Messages = {
  cart: 'Warenkorb',
  items: (count) => `${String(count)} Artikel`,
  minutesLeft: (minutes) =>
    minutes === 1
      ? 'Noch 1 Minute, um Ihre Bestellung abzuschließen.'
      : `Noch ${String(minutes)} Minuten, um Ihre Bestellung abzuschließen.`,
  empty: 'Ihr Warenkorb ist leer',
  expired: 'Die Zeit ist abgelaufen',
  expiredHint:
    'Ihre Plätze sind wieder freigegeben. Es wurde nichts bezahlt. Sie können neu auswählen.',
  taken: (tickets) =>
    `${tickets ? `Die Plätze für ${tickets}` : 'Diese Plätze'} sind nicht mehr alle frei. Es wurde nichts hinzugefügt. Bitte wählen Sie andere Plätze.`,
  notAdded:
    'Das wurde nicht hinzugefügt. Bitte versuchen Sie es noch einmal oder rufen Sie die Theaterkasse an.',
  partlyAdded: (missing) =>
    `${missing === 1 ? 'Eine Karte war' : `${String(missing)} Karten waren`} nicht mehr verfügbar. Der Rest liegt in Ihrem Warenkorb. Sie können andere Plätze dazunehmen.`,
  notChanged:
    'Das hat nicht geklappt. Alles liegt noch in Ihrem Warenkorb. Bitte versuchen Sie es noch einmal.',
  crowded:
    'Im Moment ist sehr viel los. Es hat sich nichts geändert. Bitte warten Sie kurz und versuchen Sie es dann noch einmal.',
  unsure: 'Wir wissen noch nicht, ob das geklappt hat. Wir prüfen es. Sie brauchen nichts zu tun.',
  adding: 'Wir legen es in Ihren Warenkorb…',
  loading: 'Ihr Warenkorb wird geladen…',
  unavailable:
    'Wir können Ihren Warenkorb gerade nicht abrufen. Was darin liegt, bleibt für Sie reserviert, bis die Zeit abgelaufen ist. Wir versuchen es weiter.',
  offline:
    'Sie sind offline. Was in Ihrem Warenkorb liegt, bleibt für Sie reserviert, bis die Zeit abgelaufen ist. Sobald die Verbindung wieder da ist, aktualisieren wir ihn.',
  tryAgain: 'Noch einmal versuchen',
  tryingAgain: 'Wir sehen noch einmal nach…',
  lost: 'Das lag in Ihrem Warenkorb:',
  programme: 'Zum Spielplan',
  total: 'Summe',
  heldFor: (time) => `Noch ${time} für Sie reserviert`,
  beingPaid: 'Ihre Bestellung wartet auf die Zahlung',
  beingPaidHint:
    'Ihre Karten sind bestellt, aber noch nicht bezahlt. Bitte schließen Sie die Zahlung auf der Zahlungsseite ab.',
  emptyHint: 'Wählen Sie eine Vorstellung, dann liegen Ihre Karten hier bereit.',
  stale:
    'Wir können Ihren Warenkorb gerade nicht aktualisieren. Sie sehen den letzten Stand. Alles bleibt für Sie reserviert, bis die Zeit abgelaufen ist.',
  ticket: 'Karte',
  donation: 'Spende',
  voucher: 'Gutschein',
  discount: 'Ermäßigung',
  other: 'Sonstiges',
  count: {
    ticket: (count) => (count === 1 ? '1 Karte' : `${String(count)} Karten`),
    donation: (count) => (count === 1 ? '1 Spende' : `${String(count)} Spenden`),
    voucher: (count) => (count === 1 ? '1 Gutschein' : `${String(count)} Gutscheine`),
    discount: (count) => (count === 1 ? '1 Ermäßigung' : `${String(count)} Ermäßigungen`),
    other: (count) => `${String(count)} Artikel`,
  },
  remove: (line) => `${line} entfernen`,
  removeAll: 'Alle entfernen',
  removeLines: (lines, performance) =>
    `Alle entfernen: ${lines}${performance ? ` für ${performance}` : ''}`,
  removing: 'Wird entfernt…',
  removed: (line) => `${line} entfernt`,
  addAgain: 'Wieder hinzufügen',
  sameSeat: 'Denselben Platz wieder nehmen',
  canAddAgain: 'Sie können das noch wieder hinzufügen.',
  seatSold: 'Dieser Platz ist nicht mehr frei.',
  noSeats: 'Dafür sind nicht mehr genug Plätze frei.',
  oneMore: (price) => `Noch eine Karte: ${price}`,
  addingOne: 'Wird hinzugefügt…',
  partlyRemoved:
    'Es wurde nicht alles entfernt. Der Rest liegt noch in Ihrem Warenkorb. Bitte versuchen Sie es noch einmal.',
  emptyCart: 'Warenkorb leeren',
  emptyQuestion: (items) => `Möchten Sie Ihren Warenkorb leeren? Damit entfernen Sie ${items}.`,
  emptyReleases: 'Ihre Plätze werden für andere freigegeben.',
  keep: 'Nein, alles behalten',
  emptyNow: 'Ja, leeren',
  emptying: 'Wird geleert…',
  checkout: 'Zur Kasse',
  close: 'Schließen',
  notOrdered:
    'Ihre Bestellung wurde nicht aufgegeben, und es wurde nichts bezahlt. Alles liegt noch in Ihrem Warenkorb. Bitte versuchen Sie es noch einmal oder rufen Sie die Theaterkasse an.',
  notOrderedCrowded:
    'Im Moment ist sehr viel los. Ihre Bestellung wurde nicht aufgegeben, und es wurde nichts bezahlt. Bitte warten Sie kurz und bestellen Sie dann noch einmal.',
  changed:
    'Ihr Warenkorb hat sich inzwischen geändert. Es ist noch nichts bestellt. Bitte prüfen Sie, was darin liegt, und bestellen Sie dann noch einmal.',
  paymentMethod: 'Wie möchten Sie bezahlen?',
  loadingPaymentMethods: 'Die Zahlungsarten werden geladen…',
  noPaymentMethods:
    'Sie können hier gerade nicht bezahlen. Was in Ihrem Warenkorb liegt, bleibt für Sie reserviert, bis die Zeit abgelaufen ist. Bitte versuchen Sie es noch einmal oder rufen Sie die Theaterkasse an.',
  fee: (amount) => `+ ${amount}`,
  noFee: 'ohne Gebühr',
  fees: 'Zahlungsgebühr',
  subtotal: 'Bestellung',
  due: 'Zu zahlen',
  choosePaymentMethod: 'Bitte wählen Sie zuerst, wie Sie bezahlen möchten.',
  dueChanged:
    'Mit dieser Zahlungsart ist der Betrag ein anderer. Bitte prüfen Sie ihn, und bestellen Sie dann noch einmal.',
  guest: 'Wer bestellt?',
  guestHint: 'An diese E-Mail-Adresse schicken wir Ihre Karten.',
  email: 'E-Mail-Adresse',
  customerFirstName: 'Vorname',
  customerLastName: 'Nachname',
  fillIn: {
    email: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    customerFirstName: 'Bitte geben Sie Ihren Vornamen ein.',
    customerLastName: 'Bitte geben Sie Ihren Nachnamen ein.',
  },
  noEmail: 'Diese E-Mail-Adresse ist nicht vollständig. Bitte prüfen Sie sie.',
  signIn:
    'Bitte melden Sie sich an, um zu bestellen. Was in Ihrem Warenkorb liegt, bleibt für Sie reserviert, bis die Zeit abgelaufen ist.',
  acceptTerms: 'Bitte stimmen Sie zuerst zu, indem Sie das Kästchen ankreuzen.',
  termsUnseen:
    'Das Feld dafür ist auf dieser Seite nicht zu sehen. Bitte rufen Sie die Theaterkasse an, um zu bestellen.',
  // These two words are what § 312j BGB asks for.
  order: (amount) => `Zahlungspflichtig bestellen: ${amount}`,
  orderWithoutPayment: 'Bestellen',
  ordering: 'Ihre Bestellung wird aufgegeben…',
  leaving: 'Sie werden zur Zahlungsseite weitergeleitet…',
  toPayment: 'Zur Zahlungsseite',
  nothingToPay:
    'In Ihrem Warenkorb liegt nichts, was Sie bezahlen könnten. Bitte wählen Sie zuerst eine Vorstellung.',
  checking: 'Wir prüfen, ob Ihre Zahlung angekommen ist…',
  paid: 'Bezahlt. Bis bald.',
  paidHint: 'Ihre Bestellung ist abgeschlossen. Die Bestätigung kommt per E-Mail.',
  placed: 'Ihre Bestellung ist aufgegeben',
  placedHint: 'Die Bestätigung kommt per E-Mail.',
  pending: 'Ihre Zahlung ist noch nicht bestätigt',
  pendingHint:
    'Ihre Bestellung ist aufgegeben. Falls Sie schon bezahlt haben, kann die Bestätigung etwas dauern. Wir sehen von selbst wieder nach. Bitte bezahlen Sie nicht noch einmal.',
  pendingLate: 'Wir schreiben Ihnen, sobald Ihre Zahlung bestätigt ist',
  pendingLateHint:
    'Falls Sie schon bezahlt haben, brauchen Sie nichts mehr zu tun. Bitte bezahlen Sie nicht noch einmal.',
  reserved: 'Ihre Reservierung ist notiert',
  reservedHint: 'Die Bestätigung kommt per E-Mail.',
  reservedUntil: (instant) => `Wir halten Ihre Plätze bis zum ${instant} Uhr frei.`,
  offered: 'Ihr Angebot ist notiert',
  offeredHint: 'Es ist noch nichts bestellt oder bezahlt. Die Theaterkasse meldet sich bei Ihnen.',
  withdrawn: 'Diese Bestellung wurde storniert',
  withdrawnHint:
    'Die Karten sind nicht mehr gültig. Haben Sie Fragen oder schon bezahlt? Bitte wenden Sie sich an die Theaterkasse.',
  partial: 'Ihre Bestellung ist teilweise bezahlt',
  partialHint: 'Bitte wenden Sie sich an die Theaterkasse, um den Rest zu bezahlen.',
  cancelled: 'Ihre Zahlung wurde abgebrochen',
  cancelledHint:
    'Es wurde nichts bezahlt. Was in Ihrem Warenkorb liegt, können Sie unten noch einmal bestellen.',
  cancelledGoneHint:
    'Es wurde nichts bezahlt. Ihre Plätze sind wieder freigegeben. Sie können neu auswählen.',
  missing: 'Wir kennen diese Bestellung nicht',
  missingHint:
    'Deshalb wissen wir nicht, ob Ihre Karten bezahlt sind. Bitte sehen Sie in Ihrem Postfach nach oder wenden Sie sich an die Theaterkasse.',
  unreachable: 'Wir können Ihre Bestellung gerade nicht abrufen',
  unreachableHint:
    'An Ihrer Bestellung ändert das nichts. Bitte bezahlen Sie nicht noch einmal. Versuchen Sie es gleich wieder oder sehen Sie in Ihrem Postfach nach.',
  unknown: 'Wir wissen nicht sicher, ob Ihre Bestellung angekommen ist',
  unknownHint:
    'Wir haben keine klare Antwort erhalten. Bitte bestellen und bezahlen Sie nicht noch einmal. Sehen Sie zuerst in Ihrem Postfach nach oder rufen Sie die Theaterkasse an.',
  lookingForOrder: 'Wir prüfen, ob Ihre Bestellung angekommen ist…',
  blocked: 'Wir können die Zahlungsseite nicht sicher öffnen',
  blockedHint:
    'Ihre Bestellung ist aufgegeben, aber noch nicht bezahlt. Bitte wenden Sie sich an die Theaterkasse.',
  checkAgain: 'Jetzt noch einmal nachsehen',
  ordered: 'Ihre Bestellung:',
  tickets: 'Karten ansehen',
  receipt: 'Beleg ansehen',
};
