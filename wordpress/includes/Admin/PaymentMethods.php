<?php
/**
 * The choice of payment methods.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** A table of what the API offers: each method may be offered to visitors, and to guests among them. */
final class PaymentMethods {

	/**
	 * Prints it, or a word why there is nothing to choose from.
	 *
	 * @param array<string, mixed> $field The field that it stands for.
	 */
	public static function render( array $field ): void {
		$connection = Connection::remembered();
		$id         = Fields::id( $field['name'] );
		printf( '<fieldset id="%s"><legend class="screen-reader-text">%s</legend>', esc_attr( $id ), esc_html__( 'Payment methods', 'peppered-cart' ) );
		if ( '' === $connection->fault ) {
			self::table( self::with_lost( $connection->payment_methods ) );
		} elseif ( array() === $connection->payment_methods ) {
			printf( '<p class="description">%s</p>', esc_html__( 'The payment methods are shown here as soon as Peppered answers.', 'peppered-cart' ) . ' ' . esc_html( $connection->fault ) );
		} else {
			/* translators: %s: how long ago, such as "2 hours" */
			$since = sprintf( __( 'Peppered could not be asked just now: these are the payment methods of %s ago.', 'peppered-cart' ), human_time_diff( time() - $connection->age ) );
			printf( '<p class="peppered-cart-fault">%s</p>', esc_html( $since . ' ' . $connection->fault ) );
			self::table( self::with_lost( $connection->payment_methods ) );
		}
		echo '</fieldset>';
	}

	/**
	 * Adds those that are chosen and not offered any more, so that they can be taken out.
	 *
	 * @param array<int, array{id: int, name: string, fee: float}> $methods What the API offers.
	 * @return array<int, array{id: int, name: string, fee: float}>
	 */
	private static function with_lost( array $methods ): array {
		foreach ( array_diff( Settings::payment_methods(), array_column( $methods, 'id' ) ) as $lost ) {
			$methods[] = array(
				'id'   => $lost,
				/* translators: %d: id of a payment method */
				'name' => sprintf( __( 'Method %d, which Peppered does not offer any more', 'peppered-cart' ), $lost ),
				'fee'  => 0.0,
			);
		}
		return $methods;
	}

	/**
	 * Prints the choice.
	 *
	 * @param array<int, array{id: int, name: string, fee: float}> $methods What to choose from.
	 */
	private static function table( array $methods ): void {
		if ( array() === $methods ) {
			printf( '<p class="description">%s</p>', esc_html__( 'This theatre has no payment methods yet: ask Peppered to add them.', 'peppered-cart' ) );
			return;
		}
		foreach ( array( 'payment_methods', 'guest_payment_methods' ) as $name ) {
			// So that a list is sent where nothing is ticked.
			printf( '<input type="hidden" name="%s[]" value="">', esc_attr( Fields::name( $name ) ) );
		}
		printf(
			'<table class="widefat striped peppered-cart-methods"><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col" id="%s">%s</th></tr></thead><tbody>',
			esc_html__( 'Method', 'peppered-cart' ),
			esc_html__( 'Offer it', 'peppered-cart' ),
			esc_attr( Fields::id( 'guest_payment_methods' ) ),
			esc_html__( 'To guests too', 'peppered-cart' )
		);
		foreach ( $methods as $method ) {
			self::row( $method );
		}
		printf( '</tbody></table><p class="description">%s</p>', esc_html__( 'Let guests use only what is paid at once: whoever orders on invoice or at the box office should be known to you.', 'peppered-cart' ) );
	}

	/**
	 * Prints one method.
	 *
	 * @param array{id: int, name: string, fee: float} $method It.
	 */
	private static function row( array $method ): void {
		$fee = 0.0 === $method['fee'] ? '' : ' <span class="description">+ € ' . number_format_i18n( $method['fee'], 2 ) . '</span>';
		printf( '<tr><th scope="row">%s%s</th>', esc_html( $method['name'] ), wp_kses( $fee, array( 'span' => array( 'class' => true ) ) ) );
		/* translators: %s: name of a payment method */
		self::choice( 'payment_methods', $method['id'], Settings::payment_methods(), sprintf( __( 'Offer %s', 'peppered-cart' ), $method['name'] ) );
		/* translators: %s: name of a payment method */
		self::choice( 'guest_payment_methods', $method['id'], Settings::guest_payment_methods(), sprintf( __( 'Offer %s to guests', 'peppered-cart' ), $method['name'] ) );
		echo '</tr>';
	}

	/**
	 * Prints one checkbox of a method.
	 *
	 * @param string $name   The setting.
	 * @param int    $id     The method.
	 * @param int[]  $chosen Those that are chosen.
	 * @param string $label  What it does.
	 */
	private static function choice( string $name, int $id, array $chosen, string $label ): void {
		printf(
			'<td><label><input type="checkbox" name="%s[]" value="%d"%s><span class="screen-reader-text">%s</span></label></td>',
			esc_attr( Fields::name( $name ) ),
			absint( $id ),
			checked( in_array( $id, $chosen, true ), true, false ),
			esc_html( $label )
		);
	}
}
