export const nl = {
  lang: 'nl',
  locale: 'nl',
  dir: 'ltr',
  name: 'Nederlands',
  /** Comes with the elements. */
  messages: '',
  programmePath: '/',
  cartPath: '/winkelwagen.html',
  checkoutPath: '/afrekenen.html',
  thanksPath: '/bedankt.html',

  skip: 'Naar de inhoud',
  menu: 'Hoofdmenu',
  programme: 'Programma',
  support: 'Steun ons',
  visit: 'Je bezoek',
  cart: 'Winkelwagen',

  description: 'Toneel, dans, muziek en cabaret in het hart van Lindehaven.',

  cartDescription: 'De kaarten die je hebt gekozen.',
  cartFallback: 'Lukt bestellen hier niet? Bel de kassa:',
  yourChoice: 'Je keuze',
  holdTitle: 'Goed om te weten',
  hold: 'We houden je plaatsen vast zolang de klok loopt. Daarna gaan ze terug in de verkoop.',
  groupTitle: 'Met een groep?',
  group: 'Vanaf tien personen helpen we je graag aan plaatsen naast elkaar.',

  checkout: 'Afrekenen',
  checkoutDescription: 'Kies hoe je je kaarten betaalt.',
  payFallback: 'Lukt betalen hier niet? Bel de kassa:',
  yourOrder: 'Je bestelling',
  agree: 'Ik ga akkoord met de <a href="#terms">voorwaarden</a>',
  boxOffice: 'Kassa',
  terms: 'Voorwaarden',
  termsText:
    'Kun je niet komen? Tot 24 uur voor aanvang ruilen we je kaarten voor een andere avond. Gaat een voorstelling niet door, dan krijg je je geld terug.',
  accountTitle: 'Met of zonder account',
  account:
    'In deze demo bestel je <a href="/abonnee">als abonnee</a>, die we al kennen, of <a href="/gast">als gast</a>.',
  thanksDescription: 'De stand van je bestelling.',
  questions: 'Vragen over je bestelling? Bel de kassa:',
  enjoy: 'Veel plezier, namens iedereen van De Linde.',
  beforeTitle: 'Voor je komt',
  before: 'De zaal gaat een half uur voor aanvang open. Je kaart op je telefoon is genoeg.',
  foyerTitle: 'Alvast iets eten?',
  foyer: 'In de foyer schenken we vanaf 17.30 uur soep, wijn en lindebloesemthee.',

  telephone: '0575&nbsp;012&nbsp;345',
  directions: 'Vijf minuten lopen van het station, fietsen kun je voor de deur kwijt.',
  hours: 'Di t/m za van 13.00 tot 17.00 uur en een uur voor elke voorstelling.',
  accessTitle: 'Toegankelijk',
  access:
    'Beide zalen hebben een ringleiding en rolstoelplaatsen. Je begeleider komt gratis mee: bel de kassa.',
  otherLanguages: 'Andere talen',
};
