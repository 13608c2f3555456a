<?php
/**
 * The problems that the gateway answers with.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** Problem details (RFC 9457) with what a visitor may know of an error: never text of the API, an id or the key. */
final class Problems {

	/** Status and title per type. What is the visitor's to know keeps its status; what is the site's becomes 502. */
	public const TYPES = array(
		'not-configured'           => array( 503, 'This site has not been given its client name and API key yet' ),
		'cross-origin'             => array( 403, 'Not from a page of this site: let the proxy keep the Host header' ),
		'idempotency-key-missing'  => array( 403, 'The Idempotency-Key header is missing' ),
		'not-json'                 => array( 403, 'The body must be JSON' ),
		'malformed-json'           => array( 400, 'The body is not valid JSON' ),
		'too-large'                => array( 413, 'The body is too large' ),
		'too-many-requests'        => array( 429, 'Too many requests' ),
		'item-refused'             => array( 422, 'Not for sale here' ),
		'cart-empty'               => array( 422, 'The cart is empty' ),
		'no-customer'              => array( 403, 'Nobody to order for' ),
		'customer-required'        => array( 403, 'The customer’s e-mail address and name are missing' ),
		'payment-method-refused'   => array( 422, 'No way to pay here' ),
		'redirect-refused'         => array( 403, 'The redirectURL is not on this site' ),
		'payment-not-configured'   => array( 403, 'This site cannot take payments yet' ),
		'payment-address-refused'  => array( 502, 'The order was made, but its payment page is not trusted' ),
		'idempotency-key-invalid'  => array( 400, 'The Idempotency-Key must be 1 to 255 visible ASCII characters' ),
		'idempotency-key-reused'   => array( 422, 'The Idempotency-Key belongs to another request' ),
		'idempotency-key-unknown'  => array( 404, 'Nothing is known of this Idempotency-Key' ),
		'in-progress'              => array( 409, 'The same request is still in progress' ),
		// 424, because only a 4xx says that no order was made, and the visitor may try again.
		'not-placed'               => array( 424, 'No order was made' ),
		'payment-page-lost'        => array( 502, 'The order was made, but the way to its payment page is lost' ),
		'outcome-unknown'          => array( 502, 'The order may have been made: do not order or pay again' ),
		'internal-error'           => array( 500, 'The site’s own code or store failed: its log says which' ),
		'invalid-request'          => array( 422, 'The request is not valid' ),
		'not-found'                => array( 404, 'Not found' ),
		'conflict'                 => array( 409, 'No longer available' ),
		'unprocessable'            => array( 422, 'Not accepted' ),
		'rate-limited'             => array( 429, 'Too many requests' ),
		'unauthorized'             => array( 502, 'The gateway was not let in' ),
		'network'                  => array( 502, 'No answer from the API' ),
		'redirected'               => array( 502, 'Unusable answer from the API' ),
		'server-error'             => array( 502, 'The API failed' ),
		'unexpected-status'        => array( 502, 'Unusable answer from the API' ),
		'invalid-response'         => array( 502, 'Unusable answer from the API' ),
		'timeout'                  => array( 504, 'No answer from the API in time' ),
	);

	private const PREFIX = 'urn:peppered-cart:problem:';

	/**
	 * The answer to a request that failed.
	 *
	 * @param \Throwable $error Why.
	 */
	public static function answer( \Throwable $error ): Answer {
		if ( $error instanceof Refusal ) {
			return self::of( $error->type, $error->details );
		}
		if ( $error instanceof ApiFailure ) {
			return self::of( $error->kind, $error->details );
		}
		return self::of( 'internal-error' );
	}

	/**
	 * The answer of a type.
	 *
	 * @param string               $type    A key of `TYPES`.
	 * @param array<string, mixed> $details Members beside it; `retryAfter` becomes a header.
	 */
	public static function of( string $type, array $details = array() ): Answer {
		list( $status, $title ) = self::TYPES[ $type ];

		$problem = array(
			'type'   => self::PREFIX . $type,
			'title'  => $title,
			'status' => $status,
		) + array_diff_key( $details, array( 'retryAfter' => 0 ) );
		$answer  = Answer::json( $problem, $status, 'application/problem+json' );
		if ( isset( $details['retryAfter'] ) ) {
			$answer->headers['Retry-After'] = (string) (int) ceil( $details['retryAfter'] / 1000 );
		}
		return $answer;
	}
}
