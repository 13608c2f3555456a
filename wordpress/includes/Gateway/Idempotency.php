<?php
/**
 * The same request once, however often it comes.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a run happen once per session and key, as draft-ietf-httpapi-idempotency-key-header describes it. The answer that the run
 * returns is final. Of what it throws, a `Refusal` says that nothing was applied.
 *
 * | the first request …                                          | a repeat with the same fingerprint gets                  |
 * |--------------------------------------------------------------|----------------------------------------------------------|
 * | is still running                                             | 409 `in-progress` with `Retry-After`                     |
 * | was answered, or refused by the API for good                 | the same answer, with `Idempotency-Replayed: true`       |
 * | was refused before anything was applied, and may pass later  | a run of its own                                         |
 * | has an unknown outcome: no answer, a timeout, 5xx, a crash   | what `$recover` finds out, or else 502 `outcome-unknown` |
 *
 * So an unknown outcome is never run again: it might apply twice. Another fingerprint under the same key is a 422.
 */
final class Idempotency {

	/** Characters. A cart of a thousand lines fits; a longer answer is not kept, and its repeat is told that it is unknown. */
	private const LARGEST = 262144;

	/** Kinds of failure after which nothing was applied, and that may be gone the next time: the key stays unused. */
	private const TRANSIENT = array( 'invalid-request', 'unauthorized', 'rate-limited', 'redirected', 'invalid-response' );

	/**
	 * What the key was given for: a hash of route and body.
	 *
	 * @var string
	 */
	public $fingerprint = '';

	/**
	 * What the key may be looked up for without the body: a hash of the route, or ''.
	 *
	 * @var string
	 */
	public $scope = '';

	/**
	 * Milliseconds after which a run without an answer counts as crashed: more than it can take.
	 *
	 * @var int
	 */
	public $lease = 60000;

	/**
	 * Finds out what became of a run whose outcome is unknown: an `Answer`, or null while that is so. It must not repeat it, and
	 * may run several times.
	 *
	 * @var callable|null
	 */
	public $recover;

	/**
	 * Hears that an answer is kept, before it leaves, and may hear so again. It must not throw.
	 *
	 * @var callable|null
	 */
	public $on_kept;

	/**
	 * Where the claim is kept.
	 *
	 * @var string
	 */
	private $name;

	/**
	 * Milliseconds for which the answer is kept.
	 *
	 * @var int
	 */
	private $lifetime;

	/**
	 * Takes whose key it is. Sessions that choose the same key do not meet.
	 *
	 * @param string $session  Whose key it is.
	 * @param string $key      The `Idempotency-Key`.
	 * @param int    $lifetime Milliseconds for which the answer is kept.
	 */
	public function __construct( string $session, string $key, int $lifetime ) {
		$this->name     = self::name( $session, $key );
		$this->lifetime = $lifetime;
	}

	/**
	 * Where the claim of a session on its key is kept.
	 *
	 * @param string $session Whose key it is.
	 * @param string $key     The `Idempotency-Key`.
	 * @throws Refusal When it is no key.
	 */
	public static function name( string $session, string $key ): string {
		if ( 1 !== preg_match( SameOrigin::KEY, $key ) ) {
			throw new Refusal( 'idempotency-key-invalid' );
		}
		return Store::name( 'idempotency', $session, $key );
	}

	/**
	 * Does what comes before a write. Whatever fails is then the request's refusal: nothing was applied.
	 *
	 * @param callable $work To be done.
	 * @return mixed
	 * @throws Refusal Instead of what it throws.
	 */
	public static function beforehand( callable $work ) {
		try {
			return $work();
		} catch ( Refusal $refusal ) {
			throw $refusal;
		} catch ( ApiFailure $failure ) {
			throw new Refusal( $failure->kind, $failure->details );
		} catch ( \Throwable $error ) {
			Failures::log( $error );
			throw new Refusal( 'internal-error' );
		}
	}

	/**
	 * Runs it, or answers what it was answered.
	 *
	 * @param callable $run Returns an `Answer`.
	 * @throws \Throwable What it throws, and `Refusal`.
	 */
	public function run( callable $run ): Answer {
		$mine  = $this->claim(
			array(
				'state' => 'running',
				'until' => Store::now() + $this->lease,
				'token' => bin2hex( random_bytes( 16 ) ),
			)
		);
		$found = Store::add( $this->name, $mine, $this->lifetime );
		return $found === $mine ? $this->first( $run ) : $this->repeat( (array) json_decode( $found, true ) );
	}

	/**
	 * What a repeat is answered, for whoever has the key and not the body any more. Nothing runs.
	 *
	 * @throws Refusal `idempotency-key-unknown` when the key was not given for this scope, and what a repeat throws.
	 */
	public function look_up(): Answer {
		$known = (array) json_decode( (string) Store::get( $this->name ), true );
		if ( '' === $this->scope || ( $known['scope'] ?? '' ) !== $this->scope ) {
			throw new Refusal( 'idempotency-key-unknown' );
		}
		$this->fingerprint = (string) $known['fingerprint'];
		return $this->repeat( $known );
	}

	/**
	 * Runs it.
	 *
	 * @param callable $run Returns an `Answer`.
	 * @throws \Throwable What it throws.
	 */
	private function first( callable $run ): Answer {
		try {
			$answer = $run();
		} catch ( Refusal $refusal ) {
			$this->forget();
			throw $refusal;
		} catch ( ApiFailure $failure ) {
			return $this->after( $failure );
		} catch ( \Throwable $error ) {
			$this->keep_unknown();
			throw $error;
		}
		return $this->keep( $answer );
	}

	/**
	 * What becomes of a run of which the API did not say that it succeeded.
	 *
	 * @param ApiFailure $failure What it threw.
	 * @throws ApiFailure|Refusal Where there is no answer for good.
	 */
	private function after( ApiFailure $failure ): Answer {
		if ( ! $failure->outcome_unknown() ) {
			if ( ! in_array( $failure->kind, self::TRANSIENT, true ) ) {
				return $this->keep( Problems::answer( $failure ) );
			}
			$this->forget();
			throw $failure;
		}
		$this->keep_unknown();
		if ( null === $this->recover ) {
			throw $failure;
		}
		return $this->recovered();
	}

	/**
	 * Answers a repeat.
	 *
	 * @param array<string, mixed> $found The claim that is kept.
	 * @throws Refusal When there is no answer.
	 */
	private function repeat( array $found ): Answer {
		if ( ( $found['fingerprint'] ?? '' ) !== $this->fingerprint ) {
			throw new Refusal( 'idempotency-key-reused' );
		}
		if ( 'done' === $found['state'] ) {
			$this->tell_kept();
			$type   = (string) $found['contentType'];
			$answer = new Answer( (int) $found['status'], (string) $found['body'], '' === $type ? array() : array( 'Content-Type' => $type ) );

			$answer->headers['Idempotency-Replayed'] = 'true';
			return $answer;
		}
		if ( 'running' === $found['state'] && Store::now() < $found['until'] ) {
			throw new Refusal( 'in-progress', array( 'retryAfter' => 1000 ) );
		}
		return $this->recovered();
	}

	/**
	 * Finds out what became of it.
	 *
	 * @throws Refusal `outcome-unknown`.
	 */
	private function recovered(): Answer {
		$answer = null === $this->recover ? null : call_user_func( $this->recover );
		if ( null === $answer ) {
			throw new Refusal( 'outcome-unknown' );
		}
		return $this->keep( $answer );
	}

	/**
	 * Keeps an answer for repeats. One that cannot be kept is given all the same: what it says has happened.
	 *
	 * @param Answer $answer To be kept.
	 */
	private function keep( Answer $answer ): Answer {
		$claim = strlen( $answer->body ) > self::LARGEST ? array( 'state' => 'unknown' ) : array(
			'state'       => 'done',
			'status'      => $answer->status,
			'contentType' => $answer->headers['Content-Type'] ?? '',
			'body'        => $answer->body,
		);
		try {
			Store::set( $this->name, $this->claim( $claim ), $this->lifetime );
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
			return $answer;
		}
		$this->tell_kept();
		return $answer;
	}

	/** A store that fails here leaves it running, which becomes unknown when the lease is over. */
	private function keep_unknown(): void {
		try {
			Store::set( $this->name, $this->claim( array( 'state' => 'unknown' ) ), $this->lifetime );
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
		}
	}

	/** The key stays unused. */
	private function forget(): void {
		try {
			Store::delete( $this->name );
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
		}
	}

	/** Says that an answer is kept. */
	private function tell_kept(): void {
		if ( null !== $this->on_kept ) {
			call_user_func( $this->on_kept );
		}
	}

	/**
	 * A claim as it is kept: ASCII.
	 *
	 * @param array<string, mixed> $claim Its state.
	 */
	private function claim( array $claim ): string {
		$given = array(
			'fingerprint' => $this->fingerprint,
			'scope'       => $this->scope,
		);
		return (string) wp_json_encode( $claim + $given );
	}
}
