import type { TranslatedWords } from './words.js';

export const fr: TranslatedWords = {
  lang: 'fr',
  locale: 'fr-FR',
  dir: 'ltr',
  name: 'Français',
  messages: '<script type="module" src="/cdn/lang/fr.js"></script>',
  programmePath: '/fr.html',
  cartPath: '/panier.html',
  checkoutPath: '/commande.html',
  thanksPath: '/merci.html',

  skip: 'Aller au contenu',
  menu: 'Menu principal',
  programme: 'Programme',
  support: 'Soutenir',
  visit: 'Votre visite',
  cart: 'Panier',

  description: 'Ce que l’on savoure au Theater De Linde sans parler néerlandais.',
  swans: 'Cygnes',
  swansLead:
    'Le Lac des cygnes sans tutu\u00a0: une troupe de douze danseurs, un quatuor à cordes et un sol que l’eau gagne lentement.',
  orderTwo: 'Commander deux billets',
  swansPrice: 'Première catégorie, {{amount 29.50}} le billet',
  noDutch: 'Sans parler néerlandais',
  nachtlichtBy: 'Une soirée Satie, petite salle',
  nachtlicht:
    'Un piano à queue, une lampe et les Gymnopédies les plus lentes que vous ayez entendues.',
  hamletTitle: 'Hamlet',
  hamletBy: 'D’après William Shakespeare, en néerlandais surtitré, grande salle',
  hamlet: 'Un fils se tait, une cour danse encore. Cinq interprètes jouent tout.',
  standard: 'Plein tarif',
  student: 'Étudiant',
  firstRank: '1<sup>re</sup>&nbsp;catégorie',
  secondRank: '2<sup>e</sup>&nbsp;catégorie',
  giveTitle: 'Emmenez un enfant',
  giveText:
    'Chaque don offre des billets à des enfants qui, sinon, n’iraient jamais au théâtre. Il accompagne votre commande.',
  giveLabel: 'Faire un don avec vos billets',
  give: 'Donner',

  cartDescription: 'Les billets que vous avez choisis.',
  cartFallback: 'La commande ne fonctionne pas\u202f? Appelez la billetterie\u00a0:',
  yourChoice: 'Votre choix',
  holdTitle: 'Bon à savoir',
  hold: 'Nous gardons vos places tant que le temps court. Ensuite, elles sont remises en vente.',
  groupTitle: 'En groupe\u202f?',
  group: 'À partir de dix personnes, nous vous trouvons volontiers des places côte à côte.',

  checkout: 'Votre commande',
  checkoutDescription: 'Choisissez comment payer vos billets.',
  payFallback: 'Le paiement ne fonctionne pas\u202f? Appelez la billetterie\u00a0:',
  yourOrder: 'Vos billets',
  agree: 'J’accepte les <a href="#terms">conditions</a>',
  boxOffice: 'Billetterie',
  terms: 'Conditions',
  termsText:
    'Jusqu’à 24 heures avant la représentation, nous échangeons vos billets contre un autre soir. Si une représentation est annulée, vous êtes remboursé.',
  accountTitle: 'Avec ou sans compte',
  account:
    'Dans cette démo, vous commandez <a href="/abonnee?lang=fr">avec un abonnement</a>, déjà connu de nous, ou <a href="/gast?lang=fr">sans compte</a>.',
  thanksDescription: 'Où en est votre commande.',
  questions: 'Une question sur votre commande\u202f? Appelez la billetterie\u00a0:',
  enjoy: 'Toute l’équipe de De Linde vous souhaite une belle soirée.',
  beforeTitle: 'Avant de venir',
  before:
    'Ouverture des portes une demi-heure avant le début. Le billet sur votre téléphone suffit.',
  foyerTitle: 'Une petite faim\u202f?',
  foyer: 'Dès 17 h 30, le foyer sert de la soupe, du vin et des infusions de tilleul.',

  telephone: '+31&nbsp;575&nbsp;012&nbsp;345',
  directions: 'À cinq minutes à pied de la gare. Les vélos se garent devant la porte.',
  hours: 'Du mardi au samedi de 13 h à 17 h et une heure avant chaque représentation.',
  accessTitle: 'Accessibilité',
  access:
    'Les deux salles ont une boucle magnétique et des places pour fauteuils roulants. La personne qui vous accompagne entre gratuitement\u00a0: appelez la billetterie.',
  otherLanguages: 'Autres langues',
};
