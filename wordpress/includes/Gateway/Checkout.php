<?php
/**
 * Turns a cart into an order.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** The checkout's rules. Everything that can be refused is refused before anything is sent. */
final class Checkout {

	/**
	 * Orders what is in the cart.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function place( Call $call, string $cart_id ): Answer {
		$given = Request::parse( self::shape(), $call->text );
		$guest = $given['customer'] ?? null;
		unset( $given['customer'] );
		$buyer = Buyers::identify();
		self::check( $given, $buyer );
		$once = new CheckoutOnce( $call, $cart_id );
		return $once->place(
			$given,
			static function () use ( $call, $cart_id, $buyer, $guest ): int {
				return self::customer_of( $call->api, $cart_id, $buyer, $guest );
			}
		);
	}

	/**
	 * What became of a checkout, for a page that has only its key any more. It never orders.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function find( Call $call, string $cart_id ): Answer {
		$once = new CheckoutOnce( $call, $cart_id );
		return $once->find();
	}

	/** What a visitor may send: not who buys, unless as a guest who says so. */
	private static function shape(): callable {
		return Shape::object(
			array(
				'paymentMethodId' => Shape::integer( 0 ),
				'redirectURL'     => Shape::optional( Shape::text( '~^[a-z][a-z0-9+.-]*:~i', 'an absolute address' ) ),
				'customer'        => Shape::optional( Buyers::guest_shape() ),
			)
		);
	}

	/**
	 * Refuses an order that this site does not take.
	 *
	 * @param array<string, mixed> $given What is asked for.
	 * @param Buyers               $buyer Who asks.
	 * @throws Refusal When it does not.
	 */
	private static function check( array $given, Buyers $buyer ): void {
		if ( ! Settings::payment_methods() ) {
			throw new Refusal( 'payment-not-configured' );
		}
		if ( 'none' === $buyer->kind ) {
			throw new Refusal( 'no-customer' );
		}
		if ( ! in_array( $given['paymentMethodId'], $buyer->payment_methods(), true ) ) {
			throw new Refusal( 'payment-method-refused' );
		}
		if ( isset( $given['redirectURL'] ) && ! Site::is_return_address( $given['redirectURL'] ) ) {
			throw new Refusal( 'redirect-refused' );
		}
		if ( ! Site::has_payment_origins() && ! Site::is_local() ) {
			throw new Refusal( 'payment-not-configured' );
		}
	}

	/**
	 * The customer who buys.
	 *
	 * @param Api                        $api     The theatre.
	 * @param string                     $cart_id The cart.
	 * @param Buyers                     $buyer   Who asks.
	 * @param array<string, string>|null $guest   Who a guest says they are.
	 * @throws Refusal When there is none.
	 */
	private static function customer_of( Api $api, string $cart_id, Buyers $buyer, ?array $guest ): int {
		if ( null !== $buyer->customer_id ) {
			return $buyer->customer_id;
		}
		if ( null === $guest ) {
			throw new Refusal( 'customer-required' );
		}
		return Idempotency::beforehand(
			static function () use ( $api, $cart_id, $guest ): int {
				// Nobody becomes a customer by ordering nothing.
				if ( 0 === Theatre::cart_summary( $api, $cart_id )['numberOfItems'] ) {
					throw new Refusal( 'cart-empty' );
				}
				return Buyers::resolve_guest( $api, $guest );
			}
		);
	}
}
