import { seasonIds } from '../../demo/sandbox/server.js';
import { createSubject, type Subject } from '../conformance/subject.js';
import { send, type Visitor } from '../visitor.js';
import {
  administrator,
  startWordPress,
  theatre,
  type WordPress,
  type WordPressOptions,
} from './wordpress.js';

const { hamlet, standard, firstRank, iDeal, creditCard, cash } = seasonIds;
const { clientName, apiKey, customerId } = theatre;

/** A WordPress that sells, to guests and to the one customer whom it knows. */
export interface Shop extends WordPress {
  /** Its gateway, with pretty permalinks. */
  subject: Subject;
  /** The same gateway, with plain ones. */
  plain: Subject;
  /** Path of the gateway with the theatre's name. */
  root: string;
  /** Gives the site another client name, or another key. */
  configure: (given: { name?: string; key?: string }) => void;
  /** Lets something fail on a site with the mu-plugin `failures`, which says what; `none` is as before. */
  fail: (what: 'none' | 'process' | 'latin1') => void;
  /** A browser in which the customer has signed in. */
  signIn: () => Promise<Visitor>;
}

export const embedCookie = 'voordemensen_session_id';

export async function openShop(options: WordPressOptions = {}): Promise<Shop> {
  const wordpress = await startWordPress({
    ...options,
    muPlugins: ['customers', 'closed-rest-api', 'key-from-option', ...(options.muPlugins ?? [])],
  });
  const { home, sandbox, run } = wordpress;
  const { origin, pathname: folder } = new URL(`${home}/`);
  const configure: Shop['configure'] = ({ name = clientName, key = apiKey }) => {
    run(`update_option( 'host_secret', '${key}' );
      update_user_meta( 1, 'customer_id', ${String(customerId)} );
      update_option( 'peppered_cart', array(
        'client_name'           => '${name}',
        'payment_methods'       => array( ${[iDeal, creditCard, cash].join()} ),
        'guest_payment_methods' => array( ${[iDeal, creditCard].join()} ),
        'donation_prices'       => array( 'donation' ),
        'embed_cookie'          => '${embedCookie}',
      ) );`);
  };
  configure({});
  const describeSite = (base: string) =>
    createSubject({
      base,
      ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
      donation: { priceId: 'donation', maximum: 250 },
      paymentMethodId: iDeal,
      refusedPaymentMethodId: cash,
      redirectURL: `${home}/bedankt/`,
      apiRequests: `${sandbox.origin}/sandbox/theatres/${clientName}/requests`,
    });
  const root = `${folder}wp-json/peppered-cart/v1/${clientName}`;
  const subject = describeSite(origin + root);
  return {
    ...wordpress,
    subject,
    plain: describeSite(`${home}/?rest_route=/peppered-cart/v1/${clientName}`),
    root,
    configure,
    fail: (what) => {
      run(`update_option( 'test_failing', '${what}' );`);
    },
    signIn: () => signIn(origin, `${folder}wp-login.php`, subject.visit()),
  };
}

async function signIn(origin: string, path: string, visitor: Visitor): Promise<Visitor> {
  const { name: log, password: pwd } = administrator;
  const answer = await send(origin, path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Cookie: 'wordpress_test_cookie=WP%20Cookie%20check',
    },
    body: new URLSearchParams({ log, pwd, testcookie: '1' }).toString(),
  });
  for (const cookie of answer.headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    visitor.cookies.set(name, value);
  }
  return visitor;
}
