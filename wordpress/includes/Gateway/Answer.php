<?php
/**
 * What the gateway answers.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** An answer of the gateway: not yet sent, so that it can be kept for a repeat. */
final class Answer {

	/**
	 * HTTP status.
	 *
	 * @var int
	 */
	public $status;

	/**
	 * The text, as it is sent.
	 *
	 * @var string
	 */
	public $body;

	/**
	 * Headers by name.
	 *
	 * @var array<string, string>
	 */
	public $headers;

	/**
	 * Makes an answer of a text.
	 *
	 * @param int                   $status  HTTP status.
	 * @param string                $body    The text.
	 * @param array<string, string> $headers Headers by name.
	 */
	public function __construct( int $status, string $body = '', array $headers = array() ) {
		$this->status  = $status;
		$this->body    = $body;
		$this->headers = $headers;
	}

	/**
	 * Makes an answer of data.
	 *
	 * @param mixed  $data   What becomes JSON.
	 * @param int    $status HTTP status.
	 * @param string $type   Content type.
	 */
	public static function json( $data, int $status = 200, string $type = 'application/json' ): self {
		$text = (string) wp_json_encode( $data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		return new self( $status, $text, array( 'Content-Type' => $type ) );
	}

	/** Sends it, in place of what WordPress would send: neither a cache nor another site gets to keep or read it. */
	public function send(): void {
		$cross_origin = array( 'Origin', 'Methods', 'Headers', 'Credentials' );
		foreach ( $cross_origin as $name ) {
			header_remove( 'Access-Control-Allow-' . $name );
		}
		header_remove( 'Access-Control-Expose-Headers' );
		header_remove( 'Allow' );
		nocache_headers();
		header( 'Cache-Control: no-store, private' );
		header( 'X-Content-Type-Options: nosniff' );
		status_header( $this->status );
		foreach ( $this->headers as $name => $value ) {
			header( $name . ': ' . $value );
		}
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- JSON, and said to be so.
		echo $this->body;
	}
}
