<?php
/**
 * The Peppered API over HTTP.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\ApiKey;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The theatre behind the gateway. All exchanges of one request share its time.
 *
 * It asks by `wp_remote_request` and not by `wp_safe_remote_request`: the host comes from the site itself and every segment of
 * the path is checked, so no visitor chooses where a request goes. What the safe one adds is a look-up of the name for each
 * request, and that an API on another port, as in a test or behind a proxy, cannot be reached.
 */
final class Api {

	/** Milliseconds that one request may take, all its exchanges with the API included: less than a page waits. */
	public const TIMEOUT = 10000;

	/** Bytes. A cart of thousands of lines fits. */
	private const LARGEST = 4194304;

	/**
	 * Epoch milliseconds after which there is no time left.
	 *
	 * @var int
	 */
	private $deadline;

	/**
	 * Milliseconds that each exchange may take; null: as long as there is time.
	 *
	 * @var int|null
	 */
	private $limit;

	/**
	 * What all copies have seen: `date`, the last `Date` header.
	 *
	 * @var \stdClass
	 */
	private $seen;

	/**
	 * The API's clock at the first answer, in epoch milliseconds.
	 *
	 * @var int|null
	 */
	public $moment;

	/** The time runs from now. */
	public function __construct() {
		$this->deadline = Store::now() + self::TIMEOUT;
		$this->seen     = (object) array( 'date' => null );
	}

	/** Milliseconds that an exchange may take now. */
	public function timeout(): int {
		return $this->limit ?? max( 1, $this->deadline - Store::now() );
	}

	/**
	 * The same theatre, each of whose exchanges has its own time.
	 *
	 * @param int $milliseconds For one exchange.
	 */
	public function within( int $milliseconds ): self {
		$copy         = clone $this;
		$copy->limit  = max( 1, $milliseconds );
		$copy->moment = null;
		return $copy;
	}

	/** The API's last `Date` header, or null: the page's countdown follows the clock of the server that holds the seats. */
	public function date(): ?string {
		return $this->seen->date;
	}

	/**
	 * Sends one request, and returns what is documented of its answer.
	 *
	 * @param string               $endpoint Method and path template. `{name}` stands for an id.
	 * @param callable|null        $shape    A reader of `Shape`; null where the answer is empty.
	 * @param array<string, mixed> $message  `params`, `query`, `body`, `key`: the same `Idempotency-Key` as the page sent.
	 * @return mixed
	 * @throws ApiFailure When no usable answer comes.
	 */
	public function exchange( string $endpoint, ?callable $shape, array $message = array() ) {
		$response = $this->ask( $endpoint, $message );
		$status   = (int) wp_remote_retrieve_response_code( $response );
		$text     = (string) wp_remote_retrieve_body( $response );
		$is_json  = 1 === preg_match( '~^[^;]*[/+]json\b~i', self::header_of( $response, 'content-type' ) );
		if ( $status < 200 || $status > 299 ) {
			throw self::failure( $response, $status, $is_json, $text );
		}
		if ( null === $shape ) {
			return null;
		}
		$value = self::decode( $text );
		if ( ! $is_json || JSON_ERROR_NONE !== json_last_error() ) {
			throw new ApiFailure( 'invalid-response', $status );
		}
		try {
			return Shape::read( $shape, $value );
		} catch ( Mismatch $mismatch ) {
			throw new ApiFailure( 'invalid-response', $status );
		}
	}

	/**
	 * The same, of which "not there" is an answer: null.
	 *
	 * @param string               $endpoint As in `exchange`.
	 * @param callable             $shape    As in `exchange`.
	 * @param array<string, mixed> $message  As in `exchange`.
	 * @return mixed
	 * @throws ApiFailure When no usable answer comes.
	 */
	public function exchange_or_null( string $endpoint, callable $shape, array $message = array() ) {
		try {
			return $this->exchange( $endpoint, $shape, $message );
		} catch ( ApiFailure $failure ) {
			if ( 'not-found' === $failure->kind ) {
				return null;
			}
			throw $failure;
		}
	}

	/**
	 * Sends one request.
	 *
	 * @param string               $endpoint As in `exchange`.
	 * @param array<string, mixed> $message  As in `exchange`.
	 * @return array<string, mixed> What `wp_remote_request` gives.
	 * @throws ApiFailure When no answer comes.
	 */
	private function ask( string $endpoint, array $message ): array {
		list( $method, $path ) = explode( ' ', $endpoint );

		$left = min( $this->timeout(), $this->deadline - Store::now() );
		if ( $left <= 0 ) {
			// Nothing is sent; but what was sent before may be what its caller asks of.
			throw new ApiFailure( 'timeout' );
		}
		$headers = array(
			'Accept'        => 'application/json',
			'Authorization' => ApiKey::read(),
		);
		if ( isset( $message['key'] ) ) {
			$headers['Idempotency-Key'] = $message['key'];
		}
		$arguments = array(
			'method'              => $method,
			'timeout'             => $left / 1000,
			'redirection'         => 0,
			'httpversion'         => '1.1',
			'cookies'             => array(),
			'limit_response_size' => self::LARGEST,
		);
		if ( isset( $message['body'] ) ) {
			$headers['Content-Type'] = 'application/json';
			$arguments['body']       = wp_json_encode( $message['body'] );
		}
		$arguments['headers'] = $headers;

		$address  = self::address( $path, $message['params'] ?? array(), $message['query'] ?? array() );
		$response = wp_remote_request( $address, $arguments );
		if ( is_wp_error( $response ) ) {
			$is_late = Store::now() >= $this->deadline || false !== strpos( $response->get_error_message(), 'timed out' );
			throw new ApiFailure( $is_late ? 'timeout' : 'network' );
		}
		$this->notice_date( $response );
		return $response;
	}

	/**
	 * Where a request goes.
	 *
	 * @param string                $path   Template.
	 * @param array<string, string> $params Ids by name.
	 * @param array<string, string> $query  Values by name.
	 * @throws ApiFailure When an id is none.
	 */
	private static function address( string $path, array $params, array $query ): string {
		foreach ( $params as $name => $id ) {
			if ( 1 !== preg_match( Endpoints::ID, (string) $id ) ) {
				throw new ApiFailure( 'invalid-request', 0, array( 'detail' => $name . ' is not a valid id' ) );
			}
			$path = str_replace( '{' . $name . '}', (string) $id, $path );
		}
		$search = $query ? '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) : '';
		return untrailingslashit( Settings::api_base() ) . '/' . Settings::client_name() . $path . $search;
	}

	/**
	 * Keeps the clock of the server that answered, unless the answer lay in a cache.
	 *
	 * @param array<string, mixed> $response What `wp_remote_request` gave.
	 */
	private function notice_date( array $response ): void {
		$date   = self::header_of( $response, 'date' );
		$moment = strtotime( $date );
		if ( ! $date || false === $moment || (int) self::header_of( $response, 'age' ) > 0 ) {
			return;
		}
		$this->seen->date = $date;
		$this->moment     = $this->moment ?? $moment * 1000;
	}

	/**
	 * A header of an answer, the last where it came more than once; '' where it did not come.
	 *
	 * @param array<string, mixed> $response What `wp_remote_request` gave.
	 * @param string               $name     Its name.
	 */
	private static function header_of( array $response, string $name ): string {
		$values = (array) wp_remote_retrieve_header( $response, $name );
		return (string) end( $values );
	}

	/**
	 * The failure that an answer with another status than of success stands for.
	 *
	 * @param array<string, mixed> $response What `wp_remote_request` gave.
	 * @param int                  $status   Its status.
	 * @param bool                 $is_json  Whether it says that it is JSON.
	 * @param string               $text     Its body.
	 */
	private static function failure( array $response, int $status, bool $is_json, string $text ): ApiFailure {
		$kind = ApiFailure::kind_of( $status );
		// A proxy before the API that found nobody there says nothing about the cart.
		if ( 'not-found' === $kind && ! ( $is_json && is_object( self::decode( $text ) ) ) ) {
			$kind = 'invalid-response';
		}
		$after = self::retry_after( $response );
		return new ApiFailure( $kind, $status, null === $after ? array() : array( 'retryAfter' => $after ) );
	}

	/**
	 * Milliseconds of a `Retry-After` header, which holds seconds or a date, or null. A date counts from the answer's own `Date`:
	 * this server's clock may differ.
	 *
	 * @param array<string, mixed> $response What `wp_remote_request` gave.
	 */
	private static function retry_after( array $response ): ?int {
		$after = self::header_of( $response, 'retry-after' );
		if ( 1 === preg_match( '/^\d{1,9}$/D', $after ) ) {
			return 1000 * (int) $after;
		}
		$until = 'GMT' === substr( $after, -3 ) ? strtotime( $after ) : false;
		if ( false === $until ) {
			return null;
		}
		$date = strtotime( self::header_of( $response, 'date' ) );
		return 1000 * max( 0, $until - ( false === $date ? time() : $date ) );
	}

	/**
	 * What JSON says, objects as `stdClass`. A byte order mark before it, or bytes in its words that are not UTF-8, make it no less
	 * an answer: an order may hang on it.
	 *
	 * @param string $text JSON.
	 * @return mixed
	 */
	private static function decode( string $text ) {
		return json_decode( (string) preg_replace( '/^\xEF\xBB\xBF/', '', $text ), false, 512, JSON_INVALID_UTF8_SUBSTITUTE );
	}
}
