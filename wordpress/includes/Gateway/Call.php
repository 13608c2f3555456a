<?php
/**
 * One request on its way through the gateway.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** What every part of the gateway may need of a request. */
final class Call {

	/**
	 * The theatre, with the time that is left for this request.
	 *
	 * @var Api
	 */
	public $api;

	/**
	 * Whose request it is.
	 *
	 * @var Session
	 */
	public $session;

	/**
	 * The `Idempotency-Key`: every write has one, see `SameOrigin`.
	 *
	 * @var string
	 */
	public $key;

	/**
	 * The text of the body, on routes that take one.
	 *
	 * @var string
	 */
	public $text;

	/**
	 * Takes what was checked.
	 *
	 * @param Api     $api     The theatre.
	 * @param Session $session Whose request it is.
	 * @param string  $key     The `Idempotency-Key`, or ''.
	 * @param string  $text    The body, or ''.
	 */
	public function __construct( Api $api, Session $session, string $key, string $text ) {
		$this->api     = $api;
		$this->session = $session;
		$this->key     = $key;
		$this->text    = $text;
	}
}
