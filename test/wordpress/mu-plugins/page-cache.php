<?php
/**
 * Imitates a cache of whole answers, kept for whoever is not signed in. The option `test_page_cache` says which kind: `plugin`, which
 * keeps HTML and heeds `DONOTCACHEPAGE`, or `proxy`, which keeps whatever an address answers and heeds its headers alone. Neither
 * looks at a visitor's other cookies. What comes out of it says `X-Cache: HIT`.
 */

$kind = get_option( 'test_page_cache' );
if ( $kind && 'cli' !== PHP_SAPI ) {
	PageCache::start( $kind );
}

/** Keeps answers in files. */
final class PageCache {

	/** Answers this request with what is kept, or keeps what it is answered. */
	public static function start( string $kind ): void {
		$is_signed_in = preg_grep( '/^wordpress_logged_in_/', array_keys( $_COOKIE ) );
		if ( 'GET' !== $_SERVER['REQUEST_METHOD'] || $is_signed_in || preg_match( '#^/wp-(?:admin|login)#', $_SERVER['REQUEST_URI'] ) ) {
			return;
		}
		$folder = WP_CONTENT_DIR . "/cache/$kind/";
		wp_mkdir_p( $folder );
		$file = $folder . md5( $_SERVER['REQUEST_URI'] );
		if ( is_file( $file ) ) {
			list( $headers, $body ) = unserialize( (string) file_get_contents( $file ) );
			array_map( 'header', $headers );
			header( 'X-Cache: HIT' );
			echo $body;
			exit;
		}
		header( 'X-Cache: MISS' );
		ob_start(
			static function ( string $body ) use ( $kind, $file ): string {
				if ( '' !== $body && 200 === http_response_code() && self::may_keep( $kind ) ) {
					$headers = preg_grep( '/^(?:X-Cache|Date):/i', headers_list(), PREG_GREP_INVERT );
					file_put_contents( $file, serialize( array( $headers, $body ) ), LOCK_EX );
				}
				return $body;
			}
		);
	}

	/** Whether this answer is one for everybody, as this kind of cache can tell. */
	private static function may_keep( string $kind ): bool {
		if ( 'plugin' === $kind ) {
			return preg_grep( '#^Content-Type: text/html#i', headers_list() ) && ! defined( 'DONOTCACHEPAGE' );
		}
		return ! preg_grep( '/^(?:Set-Cookie:|Cache-Control:.*(?:no-store|no-cache|private))/i', headers_list() );
	}
}
