<?php
/**
 * A request's way from the door to its answer.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\ApiKey;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Stands between visitors and the theatre's API key. It takes the API's own paths below the client name, adds the key, and knows
 * only the endpoints that the elements need. Its own errors are `application/problem+json` and hold no text of the API.
 */
final class Gateway {

	/** Answers this request, errors included. */
	public static function answer(): Answer {
		$api = new Api();
		try {
			$answer = self::pass( $api );
		} catch ( \Throwable $error ) {
			if ( ! $error instanceof Refusal && ! $error instanceof ApiFailure ) {
				Failures::log( $error );
			}
			$answer = Problems::answer( $error );
		}
		if ( null !== $api->date() ) {
			$answer->headers['Date'] = $api->date();
		}
		return $answer;
	}

	/**
	 * Everything that a request must pass before its route sees it.
	 *
	 * @param Api $api The theatre.
	 * @throws Refusal When it does not.
	 */
	private static function pass( Api $api ): Answer {
		$client_name = Settings::client_name();
		if ( 1 !== preg_match( Endpoints::ID, $client_name ) ) {
			throw new Refusal( 'not-configured' );
		}
		$root  = '/' . $client_name;
		$path  = Request::path();
		$route = 0 === strpos( $path, $root . '/' ) ? Endpoints::find( Request::method(), substr( $path, strlen( $root ) ) ) : null;
		if ( null === $route ) {
			throw new Refusal( 'not-found' );
		}
		// What does not fit in a header is no key.
		if ( 1 !== preg_match( '/^[\x20-\x7e]+$/D', ApiKey::read() ) ) {
			throw new Refusal( 'not-configured' );
		}
		$session = Session::read();
		Rates::count_request( $session );
		$is_read = 'GET' === Request::method();
		if ( $route['takes_key'] || ! $is_read ) {
			SameOrigin::check( $route['takes_body'] );
		}
		if ( ! $is_read ) {
			// A visitor who leaves must not leave an order half made.
			ignore_user_abort( true );
		}
		$text = $route['takes_body'] ? Request::body() : '';
		$call = new Call( $api, $session, Request::header( 'Idempotency-Key' ) ?? '', $text );
		if ( $route['has_cart'] ) {
			Carts::claim( $call, $route['ids'][0] );
		}
		return call_user_func( $route['handle'], $call, ...$route['ids'] );
	}
}
