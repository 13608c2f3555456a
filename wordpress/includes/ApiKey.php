<?php
/**
 * The key of the API.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/** Reads and keeps the API key. It is never printed. */
final class ApiKey {

	/** The key, or '' as long as there is none. A constant or an environment variable `PEPPERED_CART_API_KEY` wins. */
	public static function read(): string {
		if ( defined( 'PEPPERED_CART_API_KEY' ) ) {
			return (string) constant( 'PEPPERED_CART_API_KEY' );
		}
		return (string) getenv( 'PEPPERED_CART_API_KEY' );
	}
}
