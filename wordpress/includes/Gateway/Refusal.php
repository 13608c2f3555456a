<?php
/**
 * When the gateway turns a request away.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** The gateway's own reason to refuse a request, or not to give the API's answer. */
final class Refusal extends \Exception {

	/**
	 * A key of `Problems::TYPES`.
	 *
	 * @var string
	 */
	public $type;

	/**
	 * What else the visitor may know: `retryAfter` in milliseconds, `orderKey`, `detail`.
	 *
	 * @var array<string, mixed>
	 */
	public $details;

	/**
	 * Makes one, to be thrown.
	 *
	 * @param string               $type    A key of `Problems::TYPES`.
	 * @param array<string, mixed> $details `retryAfter` in milliseconds, `orderKey` of an order that exists all the same, or
	 *                                      `detail`: which field is not valid, never its value.
	 */
	public function __construct( string $type, array $details = array() ) {
		parent::__construct( $type );
		$this->type    = $type;
		$this->details = $details;
	}
}
