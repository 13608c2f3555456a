<?php
/**
 * When an exchange with the API fails.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** What went wrong with an exchange. It holds nothing of what was sent or answered. */
final class ApiFailure extends \Exception {

	/** Kinds after which nothing was applied, whatever the status. */
	private const SETTLED = array( 'invalid-request', 'redirected' );

	private const KINDS = array(
		400 => 'unprocessable',
		401 => 'unauthorized',
		403 => 'unauthorized',
		404 => 'not-found',
		409 => 'conflict',
		410 => 'not-found',
		422 => 'unprocessable',
		429 => 'rate-limited',
	);

	/**
	 * A key of `Problems::TYPES`.
	 *
	 * @var string
	 */
	public $kind;

	/**
	 * The status of the answer, or 0 where none came.
	 *
	 * @var int
	 */
	public $status;

	/**
	 * What the visitor may know: `retryAfter` in milliseconds, `detail`.
	 *
	 * @var array<string, mixed>
	 */
	public $details;

	/**
	 * Makes one, to be thrown.
	 *
	 * @param string               $kind    A key of `Problems::TYPES`.
	 * @param int                  $status  The status of the answer, or 0 where none came.
	 * @param array<string, mixed> $details `retryAfter` in milliseconds; `detail`, which field of a request is not valid.
	 */
	public function __construct( string $kind, int $status = 0, array $details = array() ) {
		parent::__construct( $kind );
		$this->kind    = $kind;
		$this->status  = $status;
		$this->details = $details;
	}

	/**
	 * The kind that a status other than of success stands for.
	 *
	 * @param int $status An HTTP status.
	 */
	public static function kind_of( int $status ): string {
		if ( $status >= 500 ) {
			return 'server-error';
		}
		if ( $status >= 300 && $status < 400 ) {
			return 'redirected';
		}
		return self::KINDS[ $status ] ?? 'unexpected-status';
	}

	/** Whether the API may have applied the request although no usable answer came. Then it must not be repeated blindly. */
	public function outcome_unknown(): bool {
		return ! in_array( $this->kind, self::SETTLED, true ) && ( $this->status < 400 || $this->status > 499 );
	}
}
