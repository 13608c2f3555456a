<?php
/**
 * Whether the API answers this site.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\ApiKey;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * One question to the API with the name and the key that are kept: which payment methods are there? The answer fills the settings
 * page, and says in one sentence what is wrong when there is none. Nothing that the API or a proxy writes is shown.
 */
final class Connection {

	/** Remembers what was answered last, so that the settings page neither asks each time nor is empty when nobody answers. */
	public const TRANSIENT = 'peppered_cart_payment_methods';

	/** Seconds that an owner waits who asked for it. */
	private const PATIENCE = 10;

	/** Seconds that the settings page waits by itself. */
	private const SHORT_PATIENCE = 3;

	/**
	 * What is wrong, in one sentence, or ''.
	 *
	 * @var string
	 */
	public $fault = '';

	/**
	 * The payment methods: `id`, `name` and `fee` of each.
	 *
	 * @var array<int, array{id: int, name: string, fee: float}>
	 */
	public $payment_methods = array();

	/**
	 * How many seconds ago the payment methods were these, where that is not known anew.
	 *
	 * @var int
	 */
	public $age = 0;

	/**
	 * What is known, for a page that must not wait: asks only when the last answer is old, and not again within a minute of a question
	 * that nobody answered. Where nobody does, `fault` says so and the payment methods are those of `age` seconds ago.
	 */
	public static function remembered(): self {
		$kept = self::kept();
		if ( time() - $kept['failed'] < MINUTE_IN_SECONDS ) {
			return self::with( $kept );
		}
		if ( time() - $kept['answered'] < 10 * MINUTE_IN_SECONDS ) {
			return self::with( $kept );
		}
		return self::ask( self::SHORT_PATIENCE );
	}

	/** Asks now. */
	public static function test(): self {
		return self::ask( self::PATIENCE );
	}

	/**
	 * Asks, and remembers what became of it.
	 *
	 * @param int $timeout Seconds to wait.
	 */
	private static function ask( int $timeout ): self {
		$connection        = new self();
		$connection->fault = self::unasked();
		if ( '' !== $connection->fault ) {
			return $connection;
		}
		$answer            = wp_remote_get(
			Settings::api_base() . '/' . rawurlencode( Settings::client_name() ) . '/peppered/paymentmethods',
			array(
				'timeout'             => $timeout,
				'redirection'         => 0,
				'limit_response_size' => MB_IN_BYTES,
				'headers'             => array(
					'Authorization' => ApiKey::read(),
					'Accept'        => 'application/json',
				),
			)
		);
		$connection->fault = self::fault_of( $answer );
		if ( '' === $connection->fault ) {
			$connection->read( wp_remote_retrieve_body( $answer ) );
		}
		return self::with( $connection->remember() );
	}

	/** What must be filled in before anything can be asked, or ''. */
	private static function unasked(): string {
		if ( '' === Settings::client_name() ) {
			return __( 'Fill in the client name first; then the API can be asked.', 'peppered-cart' );
		}
		switch ( ApiKey::source() ) {
			case 'none':
				return __( 'Fill in the API key first; then the API can be asked.', 'peppered-cart' );
			case 'unreadable':
				return __( 'The kept API key cannot be read any more. Fill it in again; then the API can be asked.', 'peppered-cart' );
			default:
				return '';
		}
	}

	/**
	 * What an answer says that is none, or ''.
	 *
	 * @param array|\WP_Error $answer What WordPress got.
	 */
	private static function fault_of( $answer ): string {
		$host = (string) wp_parse_url( Settings::api_base(), PHP_URL_HOST );
		if ( is_wp_error( $answer ) ) {
			return sprintf(
				/* translators: %s: host name of the API */
				__( 'This site gets no connection to %s. Try again in a minute; if it stays so, ask whoever hosts the site to allow outgoing requests to it.', 'peppered-cart' ),
				$host
			);
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		if ( 404 === $status ) {
			return sprintf(
				/* translators: %s: client name */
				__( 'There is no theatre “%s” at Peppered. Check the client name: it is the short name in the addresses of your ticket shop.', 'peppered-cart' ),
				Settings::client_name()
			);
		}
		if ( 401 === $status || 403 === $status ) {
			return __( 'Peppered refuses the API key. Check that it is copied whole and belongs to this theatre, or ask Peppered for a new one.', 'peppered-cart' );
		}
		if ( 429 === $status ) {
			return __( 'Peppered is busy and asks to wait. Name and key are not checked yet: try again in a few minutes.', 'peppered-cart' );
		}
		if ( 500 <= $status ) {
			return sprintf(
				/* translators: %d: HTTP status code */
				__( 'Peppered has a fault of its own (HTTP %d). Name and key are not checked yet: try again later.', 'peppered-cart' ),
				$status
			);
		}
		return 200 === $status ? '' : self::not_the_api( $host );
	}

	/**
	 * The sentence for an answer that the API does not give.
	 *
	 * @param string $host Who should have answered.
	 */
	private static function not_the_api( string $host ): string {
		return sprintf(
			/* translators: %s: host name of the API */
			__( 'What answers at %s is not the Peppered API: its answer is no list of payment methods. A firewall or proxy may stand between; ask whoever hosts the site.', 'peppered-cart' ),
			$host
		);
	}

	/**
	 * Takes the payment methods out of an answer.
	 *
	 * @param string $body JSON, as it should be.
	 */
	private function read( string $body ): void {
		$list = json_decode( preg_replace( '/^\xEF\xBB\xBF/', '', $body ), true );
		$rows = is_array( $list ) && array_values( $list ) === $list ? $list : array( null );
		foreach ( $rows as $row ) {
			if ( ! is_array( $row ) || ! is_numeric( $row['paymentMethodId'] ?? null ) ) {
				$this->payment_methods = array();
				$this->fault           = self::not_the_api( (string) wp_parse_url( Settings::api_base(), PHP_URL_HOST ) );
				return;
			}
			$this->payment_methods[] = array(
				'id'   => (int) $row['paymentMethodId'],
				'name' => sanitize_text_field( (string) ( is_scalar( $row['name'] ?? '' ) ? $row['name'] ?? '' : '' ) ),
				'fee'  => is_numeric( $row['fee'] ?? null ) ? (float) $row['fee'] : 0.0,
			);
		}
	}

	/**
	 * What is kept of this question: `payment_methods` and when they were `answered`; `fault` and when it `failed` since.
	 *
	 * @return array{question: string, payment_methods: array, answered: int, fault: string, failed: int}
	 */
	private static function kept(): array {
		$nothing = array(
			'question'        => self::question(),
			'payment_methods' => array(),
			'answered'        => 0,
			'fault'           => '',
			'failed'          => 0,
		);
		$kept    = get_transient( self::TRANSIENT );
		return is_array( $kept ) && ( $kept['question'] ?? '' ) === $nothing['question'] ? array_merge( $nothing, $kept ) : $nothing;
	}

	/**
	 * Keeps a good answer. A bad one leaves the good one before it, and a word about itself.
	 *
	 * @return array{question: string, payment_methods: array, answered: int, fault: string, failed: int} What is kept now.
	 */
	private function remember(): array {
		$kept = self::kept();
		if ( '' === $this->fault ) {
			$kept['payment_methods'] = $this->payment_methods;
			$kept['answered']        = time();
		}
		$kept['fault']  = $this->fault;
		$kept['failed'] = '' === $this->fault ? 0 : time();
		set_transient( self::TRANSIENT, $kept, MONTH_IN_SECONDS );
		return $kept;
	}

	/**
	 * A connection as it is remembered.
	 *
	 * @param array{question: string, payment_methods: array, answered: int, fault: string, failed: int} $kept What is kept.
	 */
	private static function with( array $kept ): self {
		$connection                  = new self();
		$connection->fault           = $kept['fault'];
		$connection->payment_methods = $kept['payment_methods'];
		$connection->age             = '' === $kept['fault'] ? 0 : time() - $kept['answered'];
		return $connection;
	}

	/** Tells one name and key from others, without holding the key. */
	private static function question(): string {
		return wp_hash( Settings::api_base() . ' ' . Settings::client_name() . ' ' . ApiKey::read() );
	}
}
