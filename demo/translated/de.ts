import type { Words } from './words.js';

export const de: Words = {
  lang: 'de',
  locale: 'de-DE',
  dir: 'ltr',
  name: 'Deutsch',
  messages: '/cdn/lang/de.js',
  programmePath: '/de.html',
  checkoutPath: '/kasse.html',
  thanksPath: '/danke.html',

  skip: 'Zum Inhalt',
  menu: 'Hauptmenü',
  programme: 'Spielplan',
  visit: 'Ihr Besuch',
  cart: 'Warenkorb',

  description: 'Was Sie im Theater De Linde auch ohne Niederländisch genießen.',
  swans: 'Schwäne',
  swansLead:
    'Schwanensee ohne Tutu: zwölf Tanzende, ein Streichquartett und ein Boden, der langsam unter Wasser steht.',
  orderTwo: 'Zwei Karten bestellen',
  swansPrice: 'Erster Rang, {{amount 29.50}} pro Karte',
  noDutch: 'Ohne Niederländisch',
  nachtlichtBy: 'Ein Abend mit Satie, kleiner Saal',
  nachtlicht: 'Ein Flügel, eine Lampe und die langsamsten Gymnopédies, die Sie je gehört haben.',
  hamletTitle: 'Hamlet',
  hamletBy: 'Nach William Shakespeare, niederländisch mit Übertiteln, großer Saal',
  hamlet: 'Ein Sohn schweigt, ein Hof tanzt weiter. Fünf Menschen spielen alles.',
  standard: 'Normalpreis',
  student: 'Studierende',
  firstRank: 'Erster Rang',
  secondRank: 'Zweiter Rang',
  giveTitle: 'Nehmen Sie ein Kind mit',
  giveText:
    'Von jeder Spende kaufen wir Karten für Kinder, die sonst kein Theater von innen sehen. Sie geht mit Ihrer Bestellung mit.',
  giveLabel: 'Zu Ihren Karten spenden',
  give: 'Spenden',

  checkout: 'Kasse',
  checkoutDescription: 'Wählen Sie, wie Sie Ihre Karten bezahlen.',
  payFallback: 'Klappt die Zahlung nicht? Rufen Sie die Theaterkasse an:',
  yourOrder: 'Ihre Bestellung',
  agree: 'Ich stimme den <a href="#terms">Bedingungen</a> zu',
  boxOffice: 'Theaterkasse',
  terms: 'Bedingungen',
  termsText:
    'Bis 24 Stunden vor der Vorstellung tauschen wir Ihre Karten für einen anderen Abend. Fällt eine Vorstellung aus, bekommen Sie Ihr Geld zurück.',
  thanksDescription: 'Was aus Ihrer Bestellung wurde.',
  questions: 'Fragen zu Ihrer Bestellung? Rufen Sie die Theaterkasse an:',
  enjoy: 'Einen schönen Abend wünschen Ihnen alle von De Linde.',
  beforeTitle: 'Bevor Sie kommen',
  before: 'Einlass ist eine halbe Stunde vor Beginn. Die Karte auf dem Telefon genügt.',

  directions: 'Fünf Minuten zu Fuß vom Bahnhof, Fahrräder stehen vor der Tür.',
  hours: 'Dienstag bis Samstag von 13 bis 17 Uhr und eine Stunde vor jeder Vorstellung.',
  otherLanguages: 'Andere Sprachen',
};
