<?php
/**
 * The endpoints of the API that the gateway asks, and what is documented of their answers.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** One method per endpoint. Each throws `ApiFailure`. */
final class Theatre {

	/**
	 * Makes an empty cart: `POST /cart/`.
	 *
	 * @param Api    $api The API.
	 * @param string $key The page's `Idempotency-Key`.
	 */
	public static function create_cart( Api $api, string $key ): string {
		$shape = Shape::object( array( 'cart_id' => Shape::text() ) );
		return $api->exchange( 'POST /cart/', $shape, array( 'key' => $key ) )['cart_id'];
	}

	/**
	 * Totals of a cart.
	 *
	 * @param Api    $api     The API.
	 * @param string $cart_id The cart.
	 * @return array<string, mixed>
	 */
	public static function cart_summary( Api $api, string $cart_id ): array {
		return $api->exchange( 'GET /peppered/cart/{cartId}/summary', Shape::object( self::totals() ), self::params( array( 'cartId' => $cart_id ) ) );
	}

	/**
	 * A cart with its lines.
	 *
	 * @param Api    $api     The API.
	 * @param string $cart_id The cart.
	 * @return array<string, mixed>
	 */
	public static function cart( Api $api, string $cart_id ): array {
		return $api->exchange( 'GET /peppered/cart/{cartId}', self::cart_shape(), self::params( array( 'cartId' => $cart_id ) ) );
	}

	/**
	 * Adds items, and returns the updated cart.
	 *
	 * @param Api                              $api     The API.
	 * @param string                           $cart_id The cart.
	 * @param array<int, array<string, mixed>> $items   What to add.
	 * @param string                           $key     The page's `Idempotency-Key`.
	 * @return array<string, mixed>
	 */
	public static function add_items( Api $api, string $cart_id, array $items, string $key ): array {
		$message = array(
			'body' => $items,
			'key'  => $key,
		);
		return $api->exchange( 'POST /peppered/cart/{cartId}', self::cart_shape(), self::params( array( 'cartId' => $cart_id ) ) + $message );
	}

	/**
	 * Removes a line, and returns the updated cart.
	 *
	 * @param Api    $api     The API.
	 * @param string $cart_id The cart.
	 * @param string $item_id The line.
	 * @param string $key     The page's `Idempotency-Key`.
	 * @return array<string, mixed>
	 */
	public static function delete_item( Api $api, string $cart_id, string $item_id, string $key ): array {
		$params = array(
			'cartId' => $cart_id,
			'itemId' => $item_id,
		);
		return $api->exchange( 'DELETE /peppered/cart/{cartId}/{itemId}', self::cart_shape(), self::params( $params ) + array( 'key' => $key ) );
	}

	/**
	 * Abandons a cart.
	 *
	 * @param Api    $api     The API.
	 * @param string $cart_id The cart.
	 * @param string $key     The page's `Idempotency-Key`.
	 */
	public static function delete_cart( Api $api, string $cart_id, string $key ): void {
		$api->exchange( 'DELETE /peppered/cart/{cartId}', null, self::params( array( 'cartId' => $cart_id ) ) + array( 'key' => $key ) );
	}

	/**
	 * The theatre's ways to pay.
	 *
	 * @param Api $api The API.
	 * @return array<int, array<string, mixed>>
	 */
	public static function payment_methods( Api $api ): array {
		$fields = array(
			'paymentMethodId' => Shape::integer(),
			'name'            => Shape::text(),
			'fee'             => Shape::amount(),
		);
		return $api->exchange( 'GET /peppered/paymentmethods', Shape::list_of( Shape::object( $fields ) ) );
	}

	/**
	 * Turns a cart into an order. Never repeated blindly: see `CheckoutOnce`.
	 *
	 * @param Api                  $api     The API.
	 * @param string               $cart_id The cart.
	 * @param array<string, mixed> $request What to order.
	 * @param string               $key     The page's `Idempotency-Key`.
	 * @return array<string, mixed> `orderId`, `orderKey` and `url`.
	 */
	public static function checkout( Api $api, string $cart_id, array $request, string $key ): array {
		$fields  = array(
			'orderId'  => Shape::integer(),
			'orderKey' => Shape::text(),
			'url'      => Shape::nullable( Shape::text() ),
		);
		$message = array(
			'body' => $request,
			'key'  => $key,
		);
		return $api->exchange( 'POST /peppered/cart/{cartId}/checkout', Shape::object( $fields ), self::params( array( 'cartId' => $cart_id ) ) + $message );
	}

	/**
	 * A performance, or null.
	 *
	 * @param Api    $api      The API.
	 * @param string $event_id The performance.
	 * @return array<string, mixed>|null
	 */
	public static function event( Api $api, string $event_id ): ?array {
		$fields = array(
			'eventId'   => Shape::integer(),
			'eventName' => Shape::text(),
			'start'     => Shape::nullable( Shape::text() ),
			'end'       => Shape::nullable( Shape::text() ),
		);
		return $api->exchange_or_null( 'GET /peppered/event/{eventId}', Shape::object( $fields ), self::params( array( 'eventId' => $event_id ) ) );
	}

	/**
	 * Ids of the public prices of a performance.
	 *
	 * @param Api $api      The API.
	 * @param int $event_id The performance.
	 * @return string[]
	 */
	public static function ticket_types( Api $api, int $event_id ): array {
		$id    = static function ( $value, string $path ): string {
			Shape::expect( is_string( $value ) || is_int( $value ), $path, 'an id' );
			return (string) $value;
		};
		$types = $api->exchange_or_null(
			'GET /tickettypes/{eventId}',
			Shape::list_of( Shape::object( array( 'discount_id' => $id ) ) ),
			self::params( array( 'eventId' => (string) $event_id ) )
		);
		return array_column( $types ?? array(), 'discount_id' );
	}

	/**
	 * Id of the customer with an e-mail address, or null.
	 *
	 * @param Api    $api   The API.
	 * @param string $email The address.
	 */
	public static function find_customer( Api $api, string $email ): ?int {
		$message  = array( 'body' => array( 'email' => $email ) );
		$customer = $api->exchange_or_null( 'POST /peppered/customer/findByEmail', self::customer_shape(), $message );
		return $customer['customerId'] ?? null;
	}

	/**
	 * Makes a customer.
	 *
	 * @param Api                   $api      The API.
	 * @param array<string, string> $customer Who it is.
	 */
	public static function create_customer( Api $api, array $customer ): int {
		return $api->exchange( 'POST /peppered/customer', self::customer_shape(), array( 'body' => $customer ) )['customerId'];
	}

	/**
	 * Orders that changed at or after a moment.
	 *
	 * @param Api $api   The API.
	 * @param int $since Epoch milliseconds.
	 * @return array<int, array<string, mixed>>
	 */
	public static function orders( Api $api, int $since ): array {
		$instant = gmdate( 'Y-m-d\TH:i:s', intdiv( $since, 1000 ) ) . sprintf( '.%03dZ', $since % 1000 );
		return $api->exchange( 'GET /peppered/order', Shape::list_of( self::order_shape() ), array( 'query' => array( 'changedSince' => $instant ) ) );
	}

	/**
	 * An order, or null.
	 *
	 * @param Api $api      The API.
	 * @param int $order_id The order.
	 * @return array<string, mixed>|null
	 */
	public static function order( Api $api, int $order_id ): ?array {
		return $api->exchange_or_null( 'GET /peppered/order/{orderId}', self::order_shape(), self::params( array( 'orderId' => (string) $order_id ) ) );
	}

	/**
	 * What an order key shows of its order, or null.
	 *
	 * @param Api    $api       The API.
	 * @param string $order_key The key.
	 * @return array<string, mixed>|null
	 */
	public static function public_order( Api $api, string $order_key ): ?array {
		$text   = Shape::fallback( Shape::nullable( Shape::text() ), null );
		$fields = array(
			'order_payment_status' => Shape::text(),
			'order_tickets_nr'     => Shape::fallback( Shape::nullable( Shape::amount() ), null ),
			'order_tickets_url'    => $text,
			'order_receipt_url'    => $text,
		);
		return $api->exchange_or_null( 'GET /order/{orderKey}', Shape::object( $fields ), self::params( array( 'orderKey' => $order_key ) ) );
	}

	/** Of a customer record, the one thing that a checkout needs. */
	private static function customer_shape(): callable {
		return Shape::object( array( 'customerId' => Shape::integer() ) );
	}

	/** An order as the box office has it. */
	private static function order_shape(): callable {
		return Shape::object(
			array(
				'orderId'            => Shape::integer(),
				'orderKey'           => Shape::text(),
				'customerId'         => Shape::nullable( Shape::integer() ),
				'orderStatus'        => Shape::text(),
				'orderPaymentStatus' => Shape::text(),
				'orderDate'          => Shape::text(),
				'timeOut'            => Shape::nullable( Shape::text() ),
				'amount'             => Shape::amount(),
			)
		);
	}

	/** A cart with its lines. Every ticket is a line of its own. */
	private static function cart_shape(): callable {
		$line = array(
			'itemType'    => Shape::fallback( Shape::text(), 'other' ),
			'itemId'      => Shape::text(),
			'eventId'     => Shape::nullable( Shape::integer() ),
			'priceId'     => Shape::nullable( Shape::text() ),
			'priceName'   => Shape::nullable( Shape::text() ),
			'description' => Shape::nullable( Shape::text() ),
			'amount'      => Shape::amount(),
		);
		return Shape::object( self::totals() + array( 'cartItems' => Shape::list_of( Shape::object( $line ) ) ) );
	}

	/**
	 * What every cart has.
	 *
	 * @return array<string, callable>
	 */
	private static function totals(): array {
		return array(
			'cartId'        => Shape::text(),
			'timeOut'       => Shape::nullable( Shape::text() ),
			'numberOfItems' => Shape::integer(),
			'amount'        => Shape::amount(),
		);
	}

	/**
	 * Ids of a path.
	 *
	 * @param array<string, string> $ids By name.
	 * @return array<string, array<string, string>>
	 */
	private static function params( array $ids ): array {
		return array( 'params' => $ids );
	}
}
