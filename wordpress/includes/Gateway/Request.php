<?php
/**
 * The request of a visitor, as it came.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the request from PHP itself. WordPress takes methods and parameters also from places where anybody can put them (a query,
 * a body); of those the gateway knows nothing.
 */
final class Request {

	/** Bytes. A cart of hundreds of lines fits; a body meant to fill memory does not. */
	private const LARGEST = 65536;

	/**
	 * What is asked for. Where a firewall forbids `DELETE`, a `POST` says so in a header; that header says nothing else, and a
	 * request on which it stands is never what it would be without. Then this is ''.
	 */
	public static function method(): string {
		$method   = self::server( 'REQUEST_METHOD' ) ?? '';
		$override = self::header( 'X-HTTP-Method-Override' );
		if ( null === $override ) {
			return $method;
		}
		// A proxy in front may have done so already.
		return in_array( $method, array( 'POST', 'DELETE' ), true ) && 'DELETE' === $override ? $override : '';
	}

	/** The path below the gateway's namespace, nothing decoded; '' where it is another. */
	public static function path(): string {
		// phpcs:ignore WordPress.Security -- Compared with the allow-list, and nothing else.
		$route = isset( $_GET['rest_route'] ) && is_string( $_GET['rest_route'] ) ? wp_unslash( $_GET['rest_route'] ) : null;
		$root  = '/' . Routes::ROOT;
		if ( null === $route ) {
			$route = explode( '?', self::server( 'REQUEST_URI' ) ?? '', 2 )[0];
			$root  = '/' . rest_get_url_prefix() . $root;
			$from  = strpos( $route, $root . '/' );
			$route = false === $from ? '' : substr( $route, $from );
		}
		return 0 === strpos( $route, $root . '/' ) ? substr( $route, strlen( $root ) ) : '';
	}

	/**
	 * A header, or null where it is not there.
	 *
	 * @param string $name Its name.
	 */
	public static function header( string $name ): ?string {
		return self::server( 'HTTP_' . strtoupper( strtr( $name, '-', '_' ) ) );
	}

	/** The type of the body, or null where none is said. */
	public static function content_type(): ?string {
		$type = self::server( 'CONTENT_TYPE' ) ?? self::header( 'Content-Type' );
		return '' === $type ? null : $type;
	}

	/**
	 * The values of all cookies of that name, in the order in which the browser sent them. `$_COOKIE` has one of them.
	 *
	 * @param string $name The name.
	 * @return string[]
	 */
	public static function cookies( string $name ): array {
		$values = array();
		foreach ( explode( ';', self::header( 'Cookie' ) ?? '' ) as $pair ) {
			$parts = explode( '=', trim( $pair ), 2 );
			if ( $name === $parts[0] && isset( $parts[1] ) ) {
				$values[] = $parts[1];
			}
		}
		return $values;
	}

	/**
	 * The text of the body.
	 *
	 * @throws Refusal When it is too large.
	 */
	public static function body(): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- No file, and not more of it than is taken.
		$text = (string) file_get_contents( 'php://input', false, null, 0, self::LARGEST + 1 );
		if ( strlen( $text ) > self::LARGEST || (int) self::server( 'CONTENT_LENGTH' ) > self::LARGEST ) {
			throw new Refusal( 'too-large' );
		}
		return $text;
	}

	/**
	 * What JSON says, objects as `stdClass`, read as `$shape` says.
	 *
	 * @param callable $shape A reader of `Shape`.
	 * @param string   $text  JSON.
	 * @return mixed
	 * @throws Refusal When it is not JSON, or not as documented.
	 */
	public static function parse( callable $shape, string $text ) {
		$value = json_decode( $text );
		if ( JSON_ERROR_NONE !== json_last_error() ) {
			throw new Refusal( 'malformed-json' );
		}
		try {
			return Shape::read( $shape, $value );
		} catch ( Mismatch $mismatch ) {
			throw new Refusal( 'invalid-request', array( 'detail' => $mismatch->getMessage() ) );
		}
	}

	/**
	 * What the web server says, without the slashes that WordPress adds.
	 *
	 * @param string $name A key of `$_SERVER`.
	 */
	public static function server( string $name ): ?string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Each is matched against what it may be.
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? wp_unslash( $_SERVER[ $name ] ) : null;
	}
}
