const nl = {
  lang: 'nl',
  locale: 'nl-NL',
  dir: 'ltr',
  title: 'Betaling',
  to: 'Aan',
  order: 'Bestelling',
  method: 'Betaalwijze',
  amount: 'Bedrag',
  pay: 'Betalen',
  cancel: 'Annuleren',
  later: 'Later betalen (laat open)',
  paid: 'Deze bestelling is betaald.',
  cancelled: 'Deze bestelling is geannuleerd.',
  back: 'Terug naar het theater',
  note: 'Dit is een oefenbank: er wordt geen geld afgeschreven.',
};

export type BankWords = typeof nl;

const en: BankWords = {
  lang: 'en',
  locale: 'en-GB',
  dir: 'ltr',
  title: 'Payment',
  to: 'To',
  order: 'Order',
  method: 'Payment method',
  amount: 'Amount',
  pay: 'Pay',
  cancel: 'Cancel',
  later: 'Pay later (leave open)',
  paid: 'This order has been paid.',
  cancelled: 'This order has been cancelled.',
  back: 'Back to the theatre',
  note: 'This is a practice bank: no money is taken.',
};

const de: BankWords = {
  lang: 'de',
  locale: 'de-DE',
  dir: 'ltr',
  title: 'Zahlung',
  to: 'An',
  order: 'Bestellung',
  method: 'Zahlungsart',
  amount: 'Betrag',
  pay: 'Bezahlen',
  cancel: 'Abbrechen',
  later: 'Später bezahlen (offen lassen)',
  paid: 'Diese Bestellung ist bezahlt.',
  cancelled: 'Diese Bestellung ist storniert.',
  back: 'Zurück zum Theater',
  note: 'Dies ist eine Übungsbank: Es wird kein Geld abgebucht.',
};

const fr: BankWords = {
  lang: 'fr',
  locale: 'fr-FR',
  dir: 'ltr',
  title: 'Paiement',
  to: 'À',
  order: 'Commande',
  method: 'Moyen de paiement',
  amount: 'Montant',
  pay: 'Payer',
  cancel: 'Annuler',
  later: 'Payer plus tard (laisser en attente)',
  paid: 'Cette commande est payée.',
  cancelled: 'Cette commande est annulée.',
  back: 'Retour au théâtre',
  note: 'Cette banque est un exercice\u00a0: aucun montant n’est débité.',
};

const ar: BankWords = {
  lang: 'ar',
  locale: 'ar-u-nu-latn',
  dir: 'rtl',
  title: 'الدفع',
  to: 'إلى',
  order: 'الطلب',
  method: 'طريقة الدفع',
  amount: 'المبلغ',
  pay: 'ادفع',
  cancel: 'إلغاء',
  later: 'الدفع لاحقًا (يبقى الطلب مفتوحًا)',
  paid: 'دُفع ثمن هذا الطلب.',
  cancelled: 'أُلغي هذا الطلب.',
  back: 'العودة إلى المسرح',
  note: 'هذا مصرف للتدريب: لا يُخصم أي مبلغ.',
};

/** What the payment page says in a language that it speaks, else in Dutch. */
export const bankWordsIn = (lang: string | null): BankWords =>
  [en, de, fr, ar].find((words) => words.lang === lang) ?? nl;
