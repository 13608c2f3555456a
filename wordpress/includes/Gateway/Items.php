<?php
/**
 * What may be put into a cart.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** Lets items through that this site sells, at a price that the visitor may choose or not. */
final class Items {

	/** Milliseconds for which a performance's public prices are used again. */
	private const LIFETIME = 60000;

	/** Milliseconds: a day, which is longer than any page tries again. */
	private const REPEAT_LIFETIME = 86400000;

	/**
	 * Adds once per `Idempotency-Key`.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public static function add( Call $call, string $cart_id ): Answer {
		$items = Request::parse( self::shape(), $call->text );
		$once  = new Idempotency( $call->session->id, $call->key, self::REPEAT_LIFETIME );

		$once->fingerprint = Store::name( 'add', Settings::client_name(), $cart_id, $call->text );
		return $once->run(
			static function () use ( $call, $cart_id, $items ): Answer {
				Idempotency::beforehand(
					static function () use ( $call, $items ): void {
						self::check( $call->api, $items );
					}
				);
				return Answer::json( Theatre::add_items( $call->api, $cart_id, $items, $call->key ) );
			}
		);
	}

	/** What a page may ask to add. */
	private static function shape(): callable {
		$amount = static function ( $value, string $path ): float {
			$is_amount = ( is_int( $value ) || is_float( $value ) ) && $value > 0 && is_finite( $value );
			Shape::expect( $is_amount, $path, 'an amount above 0' );
			return (float) $value;
		};
		$item   = array(
			'priceId'         => Shape::id(),
			'rankId'          => Shape::integer( 0 ),
			'eventId'         => Shape::optional( Shape::integer( 0 ) ),
			'numberOfTickets' => Shape::optional( Shape::integer( 1 ) ),
			'seatId'          => Shape::optional( Shape::id() ),
			'amount'          => Shape::optional( $amount ),
		);
		return Shape::list_of( Shape::object( $item ), 1 );
	}

	/**
	 * Refuses what is not sold here.
	 *
	 * @param Api                              $api   The theatre.
	 * @param array<int, array<string, mixed>> $items What is asked for.
	 * @throws Refusal `item-refused`.
	 */
	private static function check( Api $api, array $items ): void {
		foreach ( $items as $item ) {
			$is_donation = in_array( $item['priceId'], Settings::donation_prices(), true );
			if ( isset( $item['seatId'] ) || ! ( $is_donation ? self::is_gift( $item ) : self::is_public( $api, $item ) ) ) {
				throw new Refusal( 'item-refused' );
			}
		}
	}

	/**
	 * Whether it is an amount and nothing else: what the API makes of a seat at a chosen price is not documented.
	 *
	 * @param array<string, mixed> $item What is asked for.
	 */
	private static function is_gift( array $item ): bool {
		return isset( $item['amount'] ) && $item['amount'] <= Settings::donation_maximum()
			&& 1 === ( $item['numberOfTickets'] ?? 1 ) && 0 === $item['rankId'] && ! isset( $item['eventId'] );
	}

	/**
	 * Whether its price is one of the public ticket types of its performance.
	 *
	 * @param Api                  $api  The theatre.
	 * @param array<string, mixed> $item What is asked for.
	 */
	private static function is_public( Api $api, array $item ): bool {
		if ( isset( $item['amount'] ) || ! isset( $item['eventId'] ) ) {
			return false;
		}
		$name = Store::name( 'ticket types', Settings::client_name(), (string) $item['eventId'] );
		$kept = Store::get( $name );
		if ( null === $kept ) {
			$types = Theatre::ticket_types( $api, $item['eventId'] );
			Store::set( $name, (string) wp_json_encode( $types ), self::LIFETIME );
		} else {
			$types = (array) json_decode( $kept, true );
		}
		return in_array( $item['priceId'], $types, true );
	}
}
