<?php
/**
 * What visitors may ask for.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The allow-list: what is not in this table does not exist. A `{cartId}` is the session's own, or it is a 404.
 *
 * `takes_body`: it takes JSON. `takes_key`: it asks by an `Idempotency-Key` although it is a GET, and must come from a page of the
 * site as writes do.
 */
final class Endpoints {

	/** What may stand in a path: no dot, slash or percent sign, so that no id can change the path. */
	public const ID = '/^[A-Za-z0-9_-]{1,128}$/D';

	/** Method and path in the API's words, and who answers. */
	private const TABLE = array(
		// The API's path ends in a slash, which some servers take away.
		'POST /cart/'                                => array( 'handle' => array( Carts::class, 'open' ) ),
		'POST /cart'                                 => array( 'handle' => array( Carts::class, 'open' ) ),
		'GET /peppered/cart/{cartId}/summary'        => array( 'handle' => array( self::class, 'show_summary' ) ),
		'GET /peppered/cart/{cartId}'                => array( 'handle' => array( self::class, 'show_cart' ) ),
		'POST /peppered/cart/{cartId}'               => array(
			'handle'     => array( Items::class, 'add' ),
			'takes_body' => true,
		),
		'DELETE /peppered/cart/{cartId}/{itemId}'    => array( 'handle' => array( self::class, 'delete_item' ) ),
		'DELETE /peppered/cart/{cartId}'             => array( 'handle' => array( self::class, 'delete_cart' ) ),
		'GET /peppered/paymentmethods'               => array( 'handle' => array( self::class, 'show_payment_methods' ) ),
		'POST /peppered/cart/{cartId}/checkout'      => array(
			'handle'     => array( Checkout::class, 'place' ),
			'takes_body' => true,
		),
		'GET /peppered/cart/{cartId}/checkout'       => array(
			'handle'    => array( Checkout::class, 'find' ),
			'takes_key' => true,
		),
		'GET /peppered/event/{eventId}'              => array( 'handle' => array( self::class, 'show_event' ) ),
		'GET /order/{orderKey}'                      => array( 'handle' => array( Orders::class, 'read' ) ),
	);

	/**
	 * The route of a method and a path, with the ids that the path names; null for what is not in the table.
	 *
	 * @param string $method The method.
	 * @param string $path   Below the theatre's name.
	 * @return array<string, mixed>|null `handle`, `ids`, `has_cart`, `takes_body` and `takes_key`.
	 */
	public static function find( string $method, string $path ): ?array {
		$segments = explode( '/', $method . ' ' . $path );
		foreach ( self::TABLE as $endpoint => $route ) {
			$ids = self::ids_in( explode( '/', $endpoint ), $segments );
			if ( null !== $ids ) {
				$found = array(
					'ids'      => $ids,
					'has_cart' => false !== strpos( $endpoint, '{cartId}' ),
				);
				return $found + $route + array(
					'takes_body' => false,
					'takes_key'  => false,
				);
			}
		}
		return null;
	}

	/**
	 * Totals of a cart.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function show_summary( Call $call, string $cart_id ): Answer {
		return Answer::json( Theatre::cart_summary( $call->api, $cart_id ) );
	}

	/**
	 * A cart with its lines.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function show_cart( Call $call, string $cart_id ): Answer {
		return Answer::json( Theatre::cart( $call->api, $cart_id ) );
	}

	/**
	 * Removes a line.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 * @param string $item_id The line.
	 */
	public static function delete_item( Call $call, string $cart_id, string $item_id ): Answer {
		return Answer::json( Theatre::delete_item( $call->api, $cart_id, $item_id, $call->key ) );
	}

	/**
	 * Abandons a cart.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function delete_cart( Call $call, string $cart_id ): Answer {
		Theatre::delete_cart( $call->api, $cart_id, $call->key );
		return new Answer( 200 );
	}

	/**
	 * What this visitor may pay with, and in a header whether a checkout must hold their e-mail address and name.
	 *
	 * @param Call $call The request.
	 */
	public static function show_payment_methods( Call $call ): Answer {
		$buyer   = Buyers::identify();
		$ids     = $buyer->payment_methods();
		$methods = array();
		foreach ( $ids ? Theatre::payment_methods( $call->api ) : array() as $method ) {
			if ( in_array( $method['paymentMethodId'], $ids, true ) ) {
				$methods[] = $method;
			}
		}
		$answer = Answer::json( $methods );

		$answer->headers['Peppered-Customer'] = $buyer->kind;
		return $answer;
	}

	/**
	 * What a programme says of a performance; how full it is stays the theatre's own business.
	 *
	 * @param Call   $call     The request.
	 * @param string $event_id The performance.
	 * @throws Refusal `not-found`.
	 */
	public static function show_event( Call $call, string $event_id ): Answer {
		$event = 1 === preg_match( '/^[1-9]\d{0,14}$/D', $event_id ) ? Theatre::event( $call->api, $event_id ) : null;
		if ( null === $event ) {
			throw new Refusal( 'not-found' );
		}
		return Answer::json( $event );
	}

	/**
	 * The ids that a path names, or null where it is another.
	 *
	 * @param string[] $template Segments of a row of the table.
	 * @param string[] $segments Segments of the request.
	 * @return string[]|null
	 */
	private static function ids_in( array $template, array $segments ): ?array {
		if ( count( $template ) !== count( $segments ) ) {
			return null;
		}
		$ids = array();
		foreach ( $template as $index => $expected ) {
			$is_id = '{' === substr( $expected, 0, 1 );
			if ( $is_id ) {
				$ids[] = $segments[ $index ];
			}
			if ( $is_id ? 1 !== preg_match( self::ID, $segments[ $index ] ) : $segments[ $index ] !== $expected ) {
				return null;
			}
		}
		return $ids;
	}
}
