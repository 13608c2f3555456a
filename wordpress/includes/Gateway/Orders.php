<?php
/**
 * What became of an order.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** Whoever shows an order's key reads its payment status; the session that ordered reads the rest. */
final class Orders {

	/**
	 * Keeps in mind that an order is this session's.
	 *
	 * @param Session $session   Whose it is.
	 * @param int     $order_id  The order.
	 * @param string  $order_key Its key.
	 */
	public static function remember( Session $session, int $order_id, string $order_key ): void {
		Store::set( self::name( $session, $order_key ), (string) $order_id, Session::LIFETIME );
	}

	/**
	 * Answers what an order key shows.
	 *
	 * @param Call   $call      The request.
	 * @param string $order_key The key.
	 * @throws Refusal `not-found`.
	 */
	public static function read( Call $call, string $order_key ): Answer {
		$order = Theatre::public_order( $call->api, $order_key );
		if ( null === $order ) {
			throw new Refusal( 'not-found' );
		}
		// What a seat holds is not documented, so it cannot be shown to be harmless.
		$order['seats'] = array();

		$order_id = Store::get( self::name( $call->session, $order_key ) );
		$own      = null === $order_id ? null : Theatre::order( $call->api, (int) $order_id );
		if ( null === $own ) {
			$hidden = array_fill_keys( array( 'order_tickets_nr', 'order_tickets_url', 'order_receipt_url' ), null );
			return Answer::json( array_merge( $order, $hidden ) );
		}
		$order['order_payment_status'] = $own['orderPaymentStatus'];
		$order['order_status']         = $own['orderStatus'];
		$order['order_amount']         = $own['amount'];
		$order['order_time_out']       = $own['timeOut'];
		return Answer::json( $order );
	}

	/**
	 * Session and order key are found together or not at all: hashes are looked up, and nothing secret is compared.
	 *
	 * @param Session $session   Whose it is.
	 * @param string  $order_key Its key.
	 */
	private static function name( Session $session, string $order_key ): string {
		return Store::name( 'order of session', Settings::client_name(), $session->id, $order_key );
	}
}
