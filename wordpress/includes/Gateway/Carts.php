<?php
/**
 * Whose a cart is.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** Binds carts to sessions. Whoever knows a cart's id can use it at the API, but not here. */
final class Carts {

	/**
	 * Binds a cart to the session, unless it is bound already. One that is not there is nobody's, so that nobody has it when it
	 * comes to be.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 * @throws Refusal `not-found` when the cart is another session's: it is not even said to exist.
	 * @throws ApiFailure `not-found` when it is not there.
	 */
	public static function claim( Call $call, string $cart_id ): void {
		if ( null === Store::get( self::name( $cart_id ) ) ) {
			Theatre::cart_summary( $call->api, $cart_id );
		}
		self::bind( $call, $cart_id );
	}

	/**
	 * A cart for this session: the one that the vendor's embed made in this browser (200), or a new one (201).
	 *
	 * @param Call $call The request.
	 */
	public static function open( Call $call ): Answer {
		$cart_id = self::take_embed_cart( $call );
		$status  = 200;
		if ( null === $cart_id ) {
			$cart_id = Theatre::create_cart( $call->api, $call->key );
			self::bind( $call, $cart_id );
			$status = 201;
		}
		return Answer::json( array( 'cart_id' => $cart_id ), $status );
	}

	/**
	 * Makes the cart this session's, or finds that it is.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 * @throws Refusal `not-found` when it is another's.
	 */
	private static function bind( Call $call, string $cart_id ): void {
		$session = $call->session;
		$owner   = Store::name( 'session', $session->id );
		$name    = self::name( $cart_id );
		if ( Store::add( $name, $owner, Session::LIFETIME ) !== $owner ) {
			throw new Refusal( 'not-found' );
		}
		// The cart is the session's for as long as the cookie that is given anew.
		if ( $session->known && ! $session->fresh ) {
			Store::set( $name, $owner, Session::LIFETIME );
		}
		$session->keep();
	}

	/**
	 * The embed's cookie is `HttpOnly`: this is the one time that a page gets to see what it holds. Null when there is no such
	 * cart, or it was handed over before.
	 *
	 * @param Call $call The request.
	 * @throws ApiFailure When the API cannot tell.
	 */
	private static function take_embed_cart( Call $call ): ?string {
		$cookie  = Settings::embed_cookie();
		$cart_id = '' === $cookie ? '' : ( Request::cookies( $cookie )[0] ?? '' );
		if ( 1 !== preg_match( Endpoints::ID, $cart_id ) ) {
			return null;
		}
		$name = Store::name( 'embed', Settings::client_name(), $call->session->id );
		// Of a request whose answer was lost, a repeat gets the same.
		if ( Store::add( $name, $call->key, Session::LIFETIME ) !== $call->key ) {
			return null;
		}
		$call->session->keep();
		try {
			Theatre::cart_summary( $call->api, $cart_id );
			self::bind( $call, $cart_id );
			return $cart_id;
		} catch ( Refusal $refusal ) {
			return null;
		} catch ( ApiFailure $failure ) {
			if ( 'not-found' === $failure->kind ) {
				return null;
			}
			Store::delete( $name );
			throw $failure;
		}
	}

	/**
	 * Where it is kept whose a cart is.
	 *
	 * @param string $cart_id The cart.
	 */
	private static function name( string $cart_id ): string {
		return Store::name( 'cart', Settings::client_name(), $cart_id );
	}
}
