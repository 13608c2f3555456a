<?php
/**
 * How often somebody may ask.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** Counts requests in windows of time. */
final class Rates {

	private const MINUTE = 60000;

	/**
	 * Counts a request for its session and its address.
	 *
	 * @param Session $session Whose it is.
	 * @throws Refusal `too-many-requests`.
	 */
	public static function count_request( Session $session ): void {
		$address = self::client_address();
		if ( '' !== $address ) {
			self::count( 600, self::MINUTE, 'address', $address );
		}
		if ( $session->known ) {
			self::count( 120, self::MINUTE, 'session', $session->id );
		}
	}

	/**
	 * Counts one of what `$parts` name in the present window.
	 *
	 * @param int    $requests How many there may be.
	 * @param int    $per      Milliseconds of the window.
	 * @param string ...$parts What is counted.
	 * @throws Refusal `too-many-requests`.
	 */
	public static function count( int $requests, int $per, string ...$parts ): void {
		$now  = Store::now();
		$name = Store::name( 'rate', ...array_merge( $parts, array( (string) intdiv( $now, $per ) ) ) );
		if ( Store::increment( $name, $per ) > $requests ) {
			throw new Refusal( 'too-many-requests', array( 'retryAfter' => $per - $now % $per ) );
		}
	}

	/**
	 * The visitor's network address, or '' where it cannot be told: then nothing is limited by it, for a proxy's own address
	 * would be that of all visitors together. What a header says is believed only where it cannot hurt: a visitor who makes one
	 * up is counted by what they made up, and their session and e-mail address are counted all the same.
	 */
	public static function client_address(): string {
		$flags     = FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE;
		$forwarded = preg_split( '/[\s,]+/', Request::header( 'X-Forwarded-For' ) ?? '', -1, PREG_SPLIT_NO_EMPTY );
		$hops      = array_merge( array( Request::server( 'REMOTE_ADDR' ) ?? '' ), $forwarded ? $forwarded : array() );
		$public    = array_filter(
			$hops,
			static function ( string $hop ) use ( $flags ): bool {
				return false !== filter_var( $hop, FILTER_VALIDATE_IP, $flags );
			}
		);
		/**
		 * Names the visitor's network address, where the site's proxy tells it in a way of its own.
		 *
		 * @param string $address An address, or '' not to limit anything by it.
		 */
		return (string) apply_filters( 'peppered_cart_client_address', (string) end( $public ) );
	}
}
