<?php
/**
 * The site's own addresses, and those that it trusts.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** Knows which addresses are the site's own, and where a visitor may be sent. */
final class Site {

	/** Absolute, and read the same by every browser and by PHP: no user name, backslash, space or control character. */
	private const ADDRESS = '~^(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?=[/?#]|$)[\x21-\x5b\x5d-\x7e]*$~iD';

	private const LOCAL = array( 'localhost', '127.0.0.1', '[::1]' );

	/**
	 * Origins of the site's pages.
	 *
	 * @return string[]
	 */
	public static function origins(): array {
		$origins = array_filter( array( self::origin_of( home_url() ), self::origin_of( site_url() ) ) );
		/**
		 * Names the origins of the site's pages, such as `https://www.mytheatre.nl`: those that the gateway serves, and to which
		 * a payment may lead back.
		 *
		 * @param string[] $origins Those of the site's address and of WordPress's.
		 */
		$named = array_filter( (array) apply_filters( 'peppered_cart_origins', array_values( array_unique( $origins ) ) ), 'is_string' );
		// What is none must match nothing: neither a request that names no origin, nor one from nowhere.
		return array_values( array_filter( array_map( array( self::class, 'origin_of' ), $named ) ) );
	}

	/** The origin to which this request came, or null. */
	public static function own_origin(): ?string {
		return self::origin_of( ( is_ssl() ? 'https://' : 'http://' ) . ( Request::header( 'Host' ) ?? '' ) );
	}

	/** Whether visitors come to a site on a developer's own machine. */
	public static function is_local(): bool {
		return self::is_local_address( (string) self::own_origin() ) && self::is_local_address( home_url() );
	}

	/**
	 * Whether a cookie may do without https. A development site with a name of its own has often none.
	 */
	public static function is_insecure(): bool {
		$is_development = function_exists( 'wp_get_environment_type' ) && 'local' === wp_get_environment_type();
		return 'http' === wp_parse_url( home_url(), PHP_URL_SCHEME ) && ( self::is_local() || $is_development );
	}

	/**
	 * Whether a visitor may be sent back to an address after paying.
	 *
	 * @param string $address Absolute.
	 */
	public static function is_return_address( string $address ): bool {
		$origin = self::origin_of( $address );
		return null !== $origin && in_array( $origin, self::origins(), true );
	}

	/** Whether the site says where payment pages are. */
	public static function has_payment_origins(): bool {
		return array() !== self::payment_origins();
	}

	/**
	 * Whether a visitor may be sent to an address to pay. Without a list only this very machine will do.
	 *
	 * @param string $address Absolute.
	 */
	public static function is_payment_address( string $address ): bool {
		$origin = self::origin_of( $address );
		if ( null === $origin || ( 0 !== strpos( $origin, 'https://' ) && ! self::is_local_address( $address ) ) ) {
			return false;
		}
		return self::has_payment_origins() ? in_array( $origin, self::payment_origins(), true ) : self::is_local_address( $address );
	}

	/**
	 * The origin of an absolute address as browsers write it; null for what is none.
	 *
	 * @param string $address Absolute.
	 */
	public static function origin_of( string $address ): ?string {
		if ( 1 !== preg_match( self::ADDRESS, $address, $parts ) ) {
			return null;
		}
		$scheme = strtolower( $parts[1] );
		$usual  = 'https' === $scheme ? '443' : '80';
		$port   = isset( $parts[3] ) && '' !== $parts[3] && $usual !== $parts[3] ? ':' . $parts[3] : '';
		return $scheme . '://' . strtolower( $parts[2] ) . $port;
	}

	/**
	 * The origins of the settings.
	 *
	 * @return string[]
	 */
	private static function payment_origins(): array {
		$given = preg_split( '/[\s,]+/', Settings::payment_origins(), -1, PREG_SPLIT_NO_EMPTY );
		return array_values( array_filter( array_map( array( self::class, 'origin_of' ), $given ? $given : array() ) ) );
	}

	/**
	 * Whether an address is one of this very machine.
	 *
	 * @param string $address Absolute.
	 */
	private static function is_local_address( string $address ): bool {
		return 1 === preg_match( self::ADDRESS, $address, $parts ) && in_array( strtolower( $parts[2] ), self::LOCAL, true );
	}
}
