<?php
/**
 * What an editor may say to an element.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/**
 * Knows the elements' attributes, of blocks and shortcodes alike. Left out are those that the settings give every element, such as
 * `api-base`; `cart-id`, because a page that holds one would give each visitor the same cart; `open`, which is a state and no
 * setting; and `customer-id`, because the gateway knows who buys.
 */
final class Attributes {

	/** Which attributes an editor may give, by element, and what each takes. */
	private const BY_ELEMENT = array(
		'badge'    => array(
			'href'            => 'address',
			'for'             => 'text',
			'show-amount'     => 'flag',
			'hide-when-empty' => 'flag',
			'currency'        => 'text',
		),
		'cart'     => array(
			'drawer'         => 'flag',
			'open-on-add'    => 'flag',
			'checkout-href'  => 'address',
			'programme-href' => 'address',
			'currency'       => 'text',
		),
		'checkout' => array(
			'payment-method-id'   => 'number',
			'redirect-url'        => 'address',
			'programme-href'      => 'address',
			'email'               => 'text',
			'customer-first-name' => 'text',
			'customer-last-name'  => 'text',
			'currency'            => 'text',
		),
		'add'      => array(),
		'item'     => self::ITEM,
	);

	/** What an item of an add button has. */
	public const ITEM = array(
		'price-id'          => 'text',
		'rank-id'           => 'number',
		'event-id'          => 'number',
		'number-of-tickets' => 'number',
		'seat-id'           => 'text',
		'amount'            => 'number',
	);

	/** What every element takes besides. */
	private const EVERYWHERE = array(
		'id'    => 'text',
		'class' => 'text',
		'style' => 'text',
		'lang'  => 'text',
	);

	/**
	 * What of `$given` an element takes.
	 *
	 * @param string               $element A key of `BY_ELEMENT`.
	 * @param array<string, mixed> $given   Whatever an editor wrote.
	 * @return array<string, string|bool>
	 */
	public static function valid( string $element, array $given ): array {
		$valid = array();
		foreach ( self::BY_ELEMENT[ $element ] + ( 'item' === $element ? array() : self::EVERYWHERE ) as $name => $type ) {
			$value = self::value( $type, $given[ $name ] ?? '' );
			if ( '' !== $value && false !== $value ) {
				$valid[ $name ] = $value;
			}
		}
		return $valid;
	}

	/**
	 * One value, as its attribute takes it; '' or false when it is none.
	 *
	 * @param string $type  `flag`, `number`, `address` or `text`.
	 * @param mixed  $value Whatever an editor wrote.
	 * @return string|bool
	 */
	private static function value( string $type, $value ) {
		if ( ! is_scalar( $value ) ) {
			return '';
		}
		if ( 'flag' === $type ) {
			return wp_validate_boolean( '' === $value ? false : $value );
		}
		if ( 'number' === $type ) {
			return is_numeric( $value ) ? (string) ( 0 + $value ) : '';
		}
		$value = trim( (string) $value );
		return 'address' === $type ? esc_url_raw( $value ) : $value;
	}
}
