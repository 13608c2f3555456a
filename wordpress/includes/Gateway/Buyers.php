<?php
/**
 * Who buys.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** A customer whom the site knows, a guest who must say who they are, or nobody. It is decided here and never by the page. */
final class Buyers {

	/** Milliseconds of which finding or making a guest's customer takes a multiple, so that its duration does not tell which it was. */
	private const PACE = 1000;

	/** Milliseconds in which guests are counted. */
	private const WINDOW = 600000;

	/**
	 * `known`, `guest` or `none`.
	 *
	 * @var string
	 */
	public $kind;

	/**
	 * The customer, when known.
	 *
	 * @var int|null
	 */
	public $customer_id;

	/**
	 * Made by `identify`.
	 *
	 * @param int|null $customer_id The customer whom the site knows.
	 */
	private function __construct( ?int $customer_id ) {
		$this->customer_id = $customer_id;
		$this->kind        = null !== $customer_id ? 'known' : ( Settings::guests() ? 'guest' : 'none' );
	}

	/**
	 * Who is behind this request. Pages come from caches and hold no nonce, so that WordPress itself takes every visitor for
	 * nobody: the log-in cookie is looked at here, for requests that no other site can have made.
	 *
	 * @throws \UnexpectedValueException When the filter gives something else than an id.
	 */
	public static function identify(): self {
		$user_id = SameOrigin::is_from_elsewhere() ? false : wp_validate_auth_cookie( '', 'logged_in' );
		$user    = $user_id ? get_user_by( 'id', $user_id ) : false;
		/**
		 * Says who buys: the id of the visitor's customer record at the theatre. Be sure of it, for the tickets are theirs.
		 *
		 * @param int|null      $customer_id Null, for a guest.
		 * @param \WP_User|null $user        Who is signed in, if anybody.
		 */
		$customer_id = apply_filters( 'peppered_cart_customer_id', null, $user ? $user : null );
		if ( in_array( $customer_id, array( null, false, 0, '', '0' ), true ) ) {
			return new self( null );
		}
		if ( ! ( is_int( $customer_id ) && $customer_id > 0 ) && 1 !== preg_match( '/^[1-9]\d{0,14}$/D', is_string( $customer_id ) ? $customer_id : '' ) ) {
			throw new \UnexpectedValueException( 'peppered_cart_customer_id' );
		}
		return new self( (int) $customer_id );
	}

	/**
	 * Ids of the payment methods that they may use.
	 *
	 * @return int[]
	 */
	public function payment_methods(): array {
		if ( 'none' === $this->kind ) {
			return array();
		}
		return 'known' === $this->kind ? Settings::payment_methods() : Settings::guest_payment_methods();
	}

	/**
	 * The customer id of a guest. Neither the answer nor its duration tells whether the e-mail address was known, and a known
	 * customer's record stays as it is.
	 *
	 * @param Api                   $api   The theatre.
	 * @param array<string, string> $guest Who they say they are.
	 * @throws Refusal `too-many-requests`, by address and by e-mail.
	 */
	public static function resolve_guest( Api $api, array $guest ): int {
		$address = Rates::client_address();
		if ( '' !== $address ) {
			Rates::count( 20, self::WINDOW, 'guest address', $address );
		}
		$email = function_exists( 'mb_strtolower' ) ? mb_strtolower( $guest['email'] ) : strtolower( $guest['email'] );
		Rates::count( 5, self::WINDOW, 'guest', Settings::client_name(), $email );
		$start = Store::now();
		try {
			return self::find_or_create( $api, $guest );
		} finally {
			$elapsed = Store::now() - $start;
			usleep( 1000 * ( self::PACE - $elapsed % self::PACE ) );
		}
	}

	/** Who a guest says they are. The API takes more of a customer: none of it is a visitor's to set. */
	public static function guest_shape(): callable {
		$part  = '[^\s\p{Z}\p{Cc}@<>"(),:;\\\\]+';
		$email = '/^' . $part . '@' . $part . '\.[^\s\p{Z}\p{Cc}@<>"(),:;\\\\.]+$/Du';
		return Shape::object(
			array(
				'email'             => self::trimmed( $email, 'an e-mail address', 200 ),
				'customerFirstName' => self::trimmed( '/^\P{Cc}+$/Du', 'a name of at most 100 characters', 100 ),
				'customerLastName'  => self::trimmed( '/^\P{Cc}+$/Du', 'a name of at most 100 characters', 100 ),
			)
		);
	}

	/**
	 * A text without the spaces around it.
	 *
	 * @param string $pattern  What it must match then.
	 * @param string $expected What that is, in words.
	 * @param int    $longest  Characters.
	 */
	private static function trimmed( string $pattern, string $expected, int $longest ): callable {
		return static function ( $value, string $path ) use ( $pattern, $expected, $longest ): string {
			$text = is_string( $value ) ? (string) preg_replace( '/^[\s\p{Z}]+|[\s\p{Z}]+$/Du', '', $value ) : '';
			Shape::expect( mb_strlen( $text ) <= $longest && 1 === preg_match( $pattern, $text ), $path, $expected );
			return $text;
		};
	}

	/**
	 * The customer of that e-mail address, who is made where there is none.
	 *
	 * @param Api                   $api   The theatre.
	 * @param array<string, string> $guest Who they say they are.
	 * @throws ApiFailure When the API fails.
	 */
	private static function find_or_create( Api $api, array $guest ): int {
		$found = Theatre::find_customer( $api, $guest['email'] );
		if ( null !== $found ) {
			// One more request, as long as making a customer takes: the time must not tell which it was.
			Theatre::find_customer( $api, $guest['email'] );
			return $found;
		}
		try {
			return Theatre::create_customer( $api, $guest );
		} catch ( ApiFailure $failure ) {
			// Somebody else may have made the same customer in between.
			$other = 'unprocessable' === $failure->kind ? Theatre::find_customer( $api, $guest['email'] ) : null;
			if ( null === $other ) {
				throw $failure;
			}
			return $other;
		}
	}
}
