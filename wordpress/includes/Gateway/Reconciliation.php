<?php
/**
 * Finds out what became of a checkout whose answer is not known.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * It reads and never orders. Exactly one order of the customer, the amount and the moment, which no other checkout of this gateway
 * has, is its result. `NOT_PLACED` takes three things: no such order, a cart that still holds its lines, and time enough for the
 * slowest API. Every method may throw `ApiFailure` and `StoreFailure`.
 */
final class Reconciliation {

	public const NOT_PLACED = 'not-placed';
	public const UNKNOWN    = 'unknown';

	/** Milliseconds after which the API does not apply a request any more, however slow it is. */
	private const SETTLE_AFTER = 120000;

	/** Milliseconds by which the clock in the API's `Date` header and the one in its orders may differ. */
	private const SLACK = 10000;

	/** ISO 8601 with `Z` or an offset. */
	private const INSTANT = '/^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/D';

	/**
	 * The theatre, with the time that each exchange may take.
	 *
	 * @var Api
	 */
	private $api;

	/**
	 * The cart.
	 *
	 * @var string
	 */
	private $cart_id;

	/**
	 * Takes where to look.
	 *
	 * @param Api    $api     The theatre.
	 * @param string $cart_id The cart.
	 */
	public function __construct( Api $api, string $cart_id ) {
		$this->api     = $api;
		$this->cart_id = $cart_id;
	}

	/**
	 * The order of an attempt that was sent, `NOT_PLACED` or `UNKNOWN`.
	 *
	 * @param CheckoutAttempt $attempt The attempt.
	 * @return array<string, mixed>|string
	 */
	public function find( CheckoutAttempt $attempt ) {
		$sent  = (array) $attempt->sent();
		$found = $this->find_orders( $attempt, $sent );
		if ( $found ) {
			$is_alone = 1 === count( $found ) && ! $attempt->has_rival();
			return $is_alone && $attempt->claim_order( $found[0]['orderId'] ) ? $found[0] : self::UNKNOWN;
		}
		return self::is_settled( $sent ) && 'old' === $this->lines( $sent ) ? self::NOT_PLACED : self::UNKNOWN;
	}

	/**
	 * Whether a cart may be sent although an earlier attempt at it was never answered. It cannot make a second order of it.
	 *
	 * @param CheckoutAttempt $earlier The attempt.
	 */
	public function is_over( CheckoutAttempt $earlier ): bool {
		$sent = $earlier->sent();
		if ( null === $sent ) {
			return true;
		}
		if ( ! self::is_settled( $sent ) ) {
			return false;
		}
		// The vendor's embed fills the same cart again after an order.
		return 'new' === $this->lines( $sent ) || self::NOT_PLACED === $this->find( $earlier );
	}

	/**
	 * Amounts are compared in cents, because sums of decimals are not exact.
	 *
	 * @param float $amount In the shop's currency.
	 */
	public static function cents( float $amount ): int {
		return (int) round( $amount * 100 );
	}

	/**
	 * Orders that may be the attempt's.
	 *
	 * @param CheckoutAttempt      $attempt The attempt.
	 * @param array<string, mixed> $sent    What was sent.
	 * @return array<int, array<string, mixed>>
	 */
	private function find_orders( CheckoutAttempt $attempt, array $sent ): array {
		$from  = $sent['moment'] - self::SLACK;
		$to    = $sent['moment'] + self::SETTLE_AFTER + self::SLACK;
		$found = array();
		foreach ( Theatre::orders( $this->api, $from ) as $order ) {
			$at   = self::instant( $order['orderDate'] );
			$fits = $order['customerId'] === $sent['customerId'] && self::cents( $order['amount'] ) === $sent['cents'];
			if ( $fits && $at >= $from && $at <= $to && ! $attempt->is_taken( $order['orderId'] ) ) {
				$found[] = $order;
			}
		}
		return $found;
	}

	/**
	 * Whether the API does not apply it any more.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 */
	private static function is_settled( array $sent ): bool {
		return Store::now() - $sent['at'] > self::SETTLE_AFTER;
	}

	/**
	 * An order takes all lines of a cart: one old line says that there is none. `old`, `new` or `none`.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 */
	private function lines( array $sent ): string {
		try {
			$lines = array_column( Theatre::cart( $this->api, $this->cart_id )['cartItems'], 'itemId' );
		} catch ( ApiFailure $failure ) {
			if ( 'not-found' !== $failure->kind ) {
				throw $failure;
			}
			$lines = array();
		}
		if ( ! $lines ) {
			return 'none';
		}
		return array_intersect( $lines, $sent['lines'] ) ? 'old' : 'new';
	}

	/**
	 * Epoch milliseconds of an ISO 8601 date and time with an offset; 0 for everything else.
	 *
	 * @param string $text The date and time.
	 */
	private static function instant( string $text ): int {
		if ( 1 !== preg_match( self::INSTANT, $text, $parts ) || ! checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] ) ) {
			return 0;
		}
		$moment = date_create_immutable( $text );
		return $moment ? (int) $moment->format( 'Uv' ) : 0;
	}
}
