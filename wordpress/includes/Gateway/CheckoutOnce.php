<?php
/**
 * A checkout that happens once.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Sends a checkout once per session and key, and once at a time per cart; see `Idempotency` for its repeats. When its answer is
 * lost, or the process that sent it has crashed, it is never sent again: the orders are read, and exactly one order of the
 * customer, the amount and the moment, which no other checkout of this gateway has, is its result. The visitor gets:
 *
 * | what is found                                                | answer                                                       |
 * |--------------------------------------------------------------|--------------------------------------------------------------|
 * | the order, with nothing left to pay online                   | 200 as ever, with `url: null`: it is final                   |
 * | the order, not paid                                          | 502 `payment-page-lost` with its `orderKey`                  |
 * | no order, and the cart with the same lines after some minutes | 424 `not-placed`: the visitor may try again                 |
 * | anything else                                                | 502 `outcome-unknown`: not to be ordered or paid again. A repeat looks anew |
 *
 * What fails before anything is sent is a 424 `not-placed` too, and leaves the key unused.
 */
final class CheckoutOnce {

	/** Milliseconds for which answers and attempts are kept: a day. */
	private const LIFETIME = 86400000;

	/** Milliseconds between the end of an exchange and that of its lease. */
	private const MARGIN = 5000;

	/**
	 * The request.
	 *
	 * @var Call
	 */
	private $call;

	/**
	 * The cart.
	 *
	 * @var string
	 */
	private $cart_id;

	/**
	 * Milliseconds that the whole checkout may take, all exchanges included.
	 *
	 * @var int
	 */
	private $timeout;

	/**
	 * What is remembered of it.
	 *
	 * @var CheckoutAttempt
	 */
	private $attempt;

	/**
	 * Its claim on the key.
	 *
	 * @var Idempotency
	 */
	private $claim;

	/**
	 * Takes the request and its cart.
	 *
	 * @param Call   $call    The request.
	 * @param string $cart_id The cart.
	 */
	public function __construct( Call $call, string $cart_id ) {
		$this->call    = $call;
		$this->cart_id = $cart_id;
		$this->timeout = $call->api->timeout();

		$lease         = $this->timeout + self::MARGIN;
		$owner         = Idempotency::name( $call->session->id, $call->key );
		$this->attempt = new CheckoutAttempt( $cart_id, $owner, $lease, self::LIFETIME );

		$this->claim          = new Idempotency( $call->session->id, $call->key, self::LIFETIME );
		$this->claim->scope   = Store::name( 'checkout of cart', Settings::client_name(), $cart_id );
		$this->claim->lease   = $lease;
		$this->claim->recover = array( $this, 'recover' );
		// Not before the answer is kept: when it is not, after a crash for instance, a repeat still finds the attempt.
		$this->claim->on_kept = array( $this->attempt, 'end' );
	}

	/**
	 * Orders, or answers what was ordered.
	 *
	 * @param array<string, mixed> $request  What goes to the API, checked.
	 * @param callable             $customer Says who buys. Asked once, not for repeats; what it throws leaves the key unused.
	 */
	public function place( array $request, callable $customer ): Answer {
		$this->claim->fingerprint = Store::name( 'checkout body', Settings::client_name(), $this->cart_id, $this->call->text );
		return $this->claim->run(
			function () use ( $request, $customer ): Answer {
				return $this->first( $request, $customer );
			}
		);
	}

	/** What a repeat is answered, for whoever has the key and not the body any more. It reads and never orders. */
	public function find(): Answer {
		return $this->claim->look_up();
	}

	/** Finds out what became of a checkout whose answer was lost: null while it is not known. Called by the claim. */
	public function recover(): ?Answer {
		if ( ! $this->attempt->read() ) {
			return null;
		}
		if ( null === $this->attempt->sent() ) {
			return $this->attempt->is_running() ? null : Problems::of( 'not-placed' );
		}
		try {
			$found = $this->reconciliation()->find( $this->attempt );
		} catch ( ApiFailure $failure ) {
			return null;
		}
		if ( Reconciliation::UNKNOWN === $found ) {
			return null;
		}
		return Reconciliation::NOT_PLACED === $found ? Problems::of( 'not-placed' ) : $this->answer_order( $found );
	}

	/**
	 * Orders.
	 *
	 * @param array<string, mixed> $request  What goes to the API.
	 * @param callable             $customer Says who buys.
	 * @throws Refusal|ApiFailure When there is no order, or it is not known.
	 */
	private function first( array $request, callable $customer ): Answer {
		$deadline = Store::now() + $this->timeout;
		$this->claim_cart();
		try {
			$customer_id = $this->prepare( $request, $customer );
		} catch ( \Throwable $error ) {
			throw $this->give_up( $error );
		}
		$timeout = $deadline - $this->reserve() - Store::now();
		// A process that was suspended here may have been given up by others.
		if ( $timeout <= 0 ) {
			$this->attempt->end();
			throw new Refusal( 'not-placed' );
		}
		$order = $request + array( 'customerId' => $customer_id );
		try {
			$result = Theatre::checkout( $this->call->api->within( $timeout ), $this->cart_id, $order, $this->call->key );
		} catch ( ApiFailure $failure ) {
			throw $failure->outcome_unknown() ? $failure : $this->give_up( $failure );
		}
		try {
			$this->attempt->claim_order( $result['orderId'] );
		} catch ( StoreFailure $failure ) {
			// The order is made, whatever becomes of the store.
			Failures::log( $failure );
		}
		return $this->answer_result( $result );
	}

	/**
	 * Nothing was ordered, for certain: the cart is free again, and a status says so.
	 *
	 * @param \Throwable $error Why.
	 */
	private function give_up( \Throwable $error ): \Throwable {
		$this->attempt->end();
		if ( Problems::answer( $error )->status < 500 ) {
			return $error;
		}
		if ( ! $error instanceof Refusal && ! $error instanceof ApiFailure ) {
			Failures::log( $error );
		}
		return new Refusal( 'not-placed' );
	}

	/**
	 * Takes the cart.
	 *
	 * @throws Refusal When another checkout has it.
	 */
	private function claim_cart(): void {
		try {
			$earlier = $this->attempt->claim();
			if ( null === $earlier ) {
				return;
			}
			if ( $earlier->is_running() ) {
				throw new Refusal( 'in-progress', array( 'retryAfter' => 1000 ) );
			}
			if ( ! $this->is_over( $earlier ) ) {
				throw new Refusal( 'outcome-unknown' );
			}
			$earlier->end();
			if ( null !== $this->attempt->claim() ) {
				throw new Refusal( 'in-progress', array( 'retryAfter' => 1000 ) );
			}
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
			throw new Refusal( 'not-placed' );
		}
	}

	/**
	 * Whether an earlier attempt cannot become an order any more. Where that cannot be told, it can.
	 *
	 * @param CheckoutAttempt $earlier The attempt.
	 */
	private function is_over( CheckoutAttempt $earlier ): bool {
		try {
			return $this->reconciliation()->is_over( $earlier );
		} catch ( ApiFailure $failure ) {
			return false;
		}
	}

	/**
	 * Reads what the order can be recognised by, writes it down, and returns who buys.
	 *
	 * @param array<string, mixed> $request  What is ordered.
	 * @param callable             $customer Says who buys.
	 */
	private function prepare( array $request, callable $customer ): int {
		$reading     = $this->call->api->within( intdiv( $this->timeout, 4 ) );
		$cart        = Theatre::cart( $reading, $this->cart_id );
		$methods     = Theatre::payment_methods( $reading );
		$customer_id = $customer();
		$fees        = array_column( $methods, 'fee', 'paymentMethodId' );
		$this->attempt->send(
			array(
				'at'         => Store::now(),
				'moment'     => $reading->moment ?? Store::now(),
				'customerId' => $customer_id,
				'cents'      => Reconciliation::cents( $cart['amount'] ) + Reconciliation::cents( $fees[ $request['paymentMethodId'] ] ?? 0.0 ),
				'lines'      => array_column( $cart['cartItems'], 'itemId' ),
			)
		);
		return $customer_id;
	}

	/**
	 * Answers an order that was found. Whoever says that it is final must be sure of it.
	 *
	 * @param array<string, mixed> $order The order.
	 */
	private function answer_order( array $order ): Answer {
		$result = array_intersect_key( $order, array_flip( array( 'orderId', 'orderKey' ) ) ) + array( 'url' => null );
		if ( 'paid' === $order['orderPaymentStatus'] || 0.0 === $order['amount'] ) {
			return $this->answer_result( $result );
		}
		// No order holds the address of its payment page, and `url: null` would say that it is final.
		$this->remember( $result );
		return Problems::of( 'payment-page-lost', array( 'orderKey' => $order['orderKey'] ) );
	}

	/**
	 * Answers what the API made of the cart.
	 *
	 * @param array<string, mixed> $result `orderId`, `orderKey` and `url`.
	 */
	private function answer_result( array $result ): Answer {
		$this->remember( $result );
		if ( null === $result['url'] || Site::is_payment_address( $result['url'] ) ) {
			return Answer::json( $result );
		}
		return Problems::of( 'payment-address-refused', array( 'orderKey' => $result['orderKey'] ) );
	}

	/**
	 * Keeps in mind whose order it is. Without it the visitor reads less of the order; without an answer, nothing.
	 *
	 * @param array<string, mixed> $result `orderId` and `orderKey`.
	 */
	private function remember( array $result ): void {
		try {
			Orders::remember( $this->call->session, $result['orderId'], $result['orderKey'] );
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
		}
	}

	/** Milliseconds that are kept for finding out what became of it. */
	private function reserve(): int {
		return intdiv( $this->timeout, 5 );
	}

	/** What finds that out. */
	private function reconciliation(): Reconciliation {
		return new Reconciliation( $this->call->api->within( $this->reserve() ), $this->cart_id );
	}
}
