<?php
/**
 * What is remembered of checking out a cart.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * From before a checkout is sent until its outcome is known. There is one at a time per cart, so that no other key or session sends
 * the same cart in the meantime.
 */
final class CheckoutAttempt {

	/** Milliseconds of a window in which attempts are counted. */
	private const WINDOW = 600000;

	/**
	 * The cart.
	 *
	 * @var string
	 */
	private $cart_id;

	/**
	 * Same for the same session and key.
	 *
	 * @var string
	 */
	private $owner;

	/**
	 * Milliseconds within which it is sent and answered.
	 *
	 * @var int
	 */
	private $lease;

	/**
	 * Milliseconds for which it is remembered.
	 *
	 * @var int
	 */
	private $lifetime;

	/**
	 * What is kept: `owner`; `until`, epoch milliseconds after which it is not sent any more; `sent`, without which nothing was.
	 *
	 * @var array<string, mixed>|null
	 */
	private $kept;

	/**
	 * Whether an order is this attempt's, and the store was not heard to say so.
	 *
	 * @var bool
	 */
	private $is_claiming = false;

	/**
	 * Takes whose it is.
	 *
	 * @param string                    $cart_id  The cart.
	 * @param string                    $owner    Same for the same session and key.
	 * @param int                       $lease    Milliseconds within which it is sent and answered.
	 * @param int                       $lifetime Milliseconds for which it is remembered.
	 * @param array<string, mixed>|null $kept     What is kept of it.
	 */
	public function __construct( string $cart_id, string $owner, int $lease, int $lifetime, ?array $kept = null ) {
		$this->cart_id  = $cart_id;
		$this->owner    = $owner;
		$this->lease    = $lease;
		$this->lifetime = $lifetime;
		$this->kept     = $kept;
	}

	/**
	 * What was sent, as far as it is read or written: `at` by this server's clock and `moment` by the API's, both in epoch
	 * milliseconds; `customerId`; `cents`, what the order will amount to; `lines`, ids of the cart's.
	 *
	 * @return array<string, mixed>|null
	 */
	public function sent(): ?array {
		return $this->kept['sent'] ?? null;
	}

	/** Whether it may still be sent, or wait for its answer. */
	public function is_running(): bool {
		return null !== $this->kept && Store::now() <= $this->kept['until'];
	}

	/** Takes the cart. Returns the attempt that has it, when it is not free. */
	public function claim(): ?self {
		$kept  = array(
			'owner' => $this->owner,
			'until' => Store::now() + $this->lease,
		);
		$mine  = (string) wp_json_encode( $kept );
		$found = Store::add( $this->name(), $mine, $this->lifetime );
		if ( $found !== $mine ) {
			$earlier = (array) json_decode( $found, true );
			return new self( $this->cart_id, $earlier['owner'], $this->lease, $this->lifetime, $earlier );
		}
		$this->kept = $kept;
		return null;
	}

	/**
	 * Writes down what is about to be sent.
	 *
	 * @param array<string, mixed> $sent See `sent`.
	 */
	public function send( array $sent ): void {
		$this->kept = array( 'sent' => $sent ) + ( $this->kept ?? array() ) + array(
			'owner' => $this->owner,
			'until' => 0,
		);
		Store::increment( self::counter( 'begun', $sent, $sent['at'] ), 3 * self::WINDOW );
		Store::set( $this->name(), (string) wp_json_encode( $this->kept ), $this->lifetime );
	}

	/** Reads what an earlier request or process wrote down. Returns whether there is anything. */
	public function read(): bool {
		$found      = (array) json_decode( (string) Store::get( $this->name() ), true );
		$this->kept = ( $found['owner'] ?? null ) === $this->owner ? $found : null;
		return null !== $this->kept;
	}

	/**
	 * Frees the cart, once the outcome is known. Where the store fails, the cart stays taken until the attempt is found to be over;
	 * where it failed to say whose the order is, the attempt stays too, so that no other takes the order for its own.
	 */
	public function end(): void {
		if ( $this->is_claiming ) {
			return;
		}
		try {
			$this->free();
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
		}
	}

	/**
	 * Whether another checkout of the same customer and amount was sent around the same time and is not known to have ended: an
	 * order that was found may be the other's.
	 */
	public function has_rival(): bool {
		$sent = (array) $this->sent();
		$open = 0;
		foreach ( array( -self::WINDOW, 0, self::WINDOW ) as $offset ) {
			// In this order, one that begins or ends meanwhile counts as open.
			$ended = (int) Store::get( self::counter( 'ended', $sent, $sent['at'] + $offset ) );
			$open += (int) Store::get( self::counter( 'begun', $sent, $sent['at'] + $offset ) ) - $ended;
		}
		return $open > 1;
	}

	/**
	 * Takes an order as the result. Returns whether it is, and not that of another checkout.
	 *
	 * @param int $order_id The order.
	 */
	public function claim_order( int $order_id ): bool {
		$this->is_claiming = true;
		$owner             = Store::add( self::order_name( $order_id ), $this->owner, $this->lifetime );
		$this->is_claiming = false;
		return $owner === $this->owner;
	}

	/**
	 * Whether an order is the result of another checkout.
	 *
	 * @param int $order_id The order.
	 */
	public function is_taken( int $order_id ): bool {
		$owner = Store::get( self::order_name( $order_id ) );
		return null !== $owner && $owner !== $this->owner;
	}

	/** Frees the cart. */
	private function free(): void {
		if ( ! $this->read() ) {
			return;
		}
		$me = bin2hex( random_bytes( 16 ) );
		// Only one may free it: a second would free what was claimed after the first.
		$over = Store::name( 'over', $this->cart_id, (string) wp_json_encode( $this->kept ) );
		if ( Store::add( $over, $me, $this->lease ) !== $me ) {
			return;
		}
		$sent = $this->sent();
		if ( null !== $sent ) {
			Store::increment( self::counter( 'ended', $sent, $sent['at'] ), 3 * self::WINDOW );
		}
		Store::delete( $this->name() );
	}

	/** Where it is kept. */
	private function name(): string {
		return Store::name( 'checkout', Settings::client_name(), $this->cart_id );
	}

	/**
	 * Where it is kept whose an order is.
	 *
	 * @param int $order_id The order.
	 */
	private static function order_name( int $order_id ): string {
		return Store::name( 'order', Settings::client_name(), (string) $order_id );
	}

	/**
	 * Where attempts of a customer, an amount and a time are counted.
	 *
	 * @param string               $what `begun` or `ended`.
	 * @param array<string, mixed> $sent What was sent.
	 * @param int                  $when Epoch milliseconds.
	 */
	private static function counter( string $what, array $sent, int $when ): string {
		return Store::name( $what, Settings::client_name(), (string) $sent['customerId'], (string) $sent['cents'], (string) intdiv( $when, self::WINDOW ) );
	}
}
