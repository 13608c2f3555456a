<?php
/**
 * Which requests can only come from a page of the site.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * Stands in for a nonce, which cached pages cannot hold: a form or script elsewhere can neither lie about its origin nor add a
 * header of its own.
 */
final class SameOrigin {

	/** Visible ASCII, 255 characters at most. */
	public const KEY = '/^[\x21-\x7e]{1,255}$/D';

	/**
	 * Lets a write through when a page of this site made it.
	 *
	 * @param bool $takes_body Whether it must hold JSON.
	 * @throws Refusal When another may have made it.
	 */
	public static function check( bool $takes_body ): void {
		$own     = Site::own_origin();
		$origins = array_merge( Site::origins(), null === $own ? array() : array( $own ) );
		$origin  = Request::header( 'Origin' ) ?? '';
		// Browsers name none where a page asks its own origin for something.
		$is_unnamed_read = '' === $origin && 'GET' === Request::method();
		if ( ! $is_unnamed_read && ! in_array( $origin, $origins, true ) ) {
			throw new Refusal( 'cross-origin' );
		}
		if ( self::is_from_elsewhere() ) {
			throw new Refusal( 'cross-origin' );
		}
		if ( 1 !== preg_match( self::KEY, Request::header( 'Idempotency-Key' ) ?? '' ) ) {
			throw new Refusal( 'idempotency-key-missing' );
		}
		$type = Request::content_type() ?? ( $takes_body ? '' : 'application/json' );
		if ( 1 !== preg_match( '~^application/json\s*(;|$)~i', $type ) ) {
			throw new Refusal( 'not-json' );
		}
	}

	/** Whether the browser says that no page of this site asks. Older ones say nothing. */
	public static function is_from_elsewhere(): bool {
		return 'same-origin' !== ( Request::header( 'Sec-Fetch-Site' ) ?? 'same-origin' );
	}
}
