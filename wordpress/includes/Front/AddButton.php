<?php
/**
 * The buttons that fill the cart.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Renders a button that puts tickets or a donation into the cart, or a button for each amount of a donation. They look as the
 * theme's buttons do, and need no script of their own.
 */
final class AddButton {

	/**
	 * Its markup.
	 *
	 * @param array<string, mixed> $given   Fields of an item; `items`, further ones for the same button; `amounts`, of which each gets
	 *                                      a button of its own; `label`.
	 * @param string               $content Safe markup to show in place of the label.
	 */
	public static function render( array $given, string $content ): string {
		$amounts = self::amounts( $given['amounts'] ?? '' );
		$own     = Attributes::valid( 'add', $given );
		$further = self::further( $given['items'] ?? array() );
		$buttons = array();
		foreach ( array() === $amounts ? array( $given['amount'] ?? '' ) : $amounts as $amount ) {
			$item = self::item( array( 'amount' => $amount ) + $given );
			if ( ! isset( $item['price-id'], $item['rank-id'] ) ) {
				return Elements::notice( self::missing( $item ) );
			}
			$text      = self::text( $given, $content, $item ) . ( array() === $amounts ? '' : ' ' . esc_html( self::euros( $amount ) ) );
			$buttons[] = self::button( $own, $item, $further, $text );
			// It belongs to one thing on the page.
			unset( $own['id'] );
		}
		if ( wp_style_is( 'wp-block-button', 'registered' ) ) {
			wp_enqueue_style( 'wp-block-button' );
		}
		$markup = implode( '', $buttons );
		return Scripts::need() . ( 1 < count( $buttons ) ? '<span class="peppered-amounts">' . $markup . '</span>' : $markup );
	}

	/**
	 * One button.
	 *
	 * @param array<string, string|bool>        $own     Its own attributes.
	 * @param array<string, string|bool>        $item    What it adds.
	 * @param array<int, array<string, string>> $further What it adds besides.
	 * @param string                            $text    Safe markup of its label.
	 */
	private static function button( array $own, array $item, array $further, string $text ): string {
		$attributes = array(
			'type'              => 'button',
			'data-peppered-add' => array() === $further ? '' : self::json( array_merge( array( $item ), $further ) ),
		);
		foreach ( array() === $further ? $item : array() as $name => $value ) {
			$attributes[ 'data-' . $name ] = $value;
		}
		$own['class'] = trim( 'peppered-add wp-block-button__link wp-element-button ' . ( $own['class'] ?? '' ) );
		return '<button' . Elements::attributes( $attributes + $own ) . '>' . $text . '</button>';
	}

	/**
	 * What was given of an item. A donation has no rank, and may leave its price to the settings.
	 *
	 * @param array<string, mixed> $given Its fields.
	 * @return array<string, string|bool>
	 */
	private static function item( array $given ): array {
		$item = Attributes::valid( 'item', $given );
		if ( isset( $item['amount'] ) ) {
			$prices = Settings::donation_prices();
			$item  += array_filter( array( 'price-id' => $prices[0] ?? '' ) ) + array( 'rank-id' => '0' );
		}
		return $item;
	}

	/**
	 * Further items for the same button.
	 *
	 * @param mixed $given A block's list, or what a shortcode has of it: JSON, without the brackets that no shortcode can hold.
	 * @return array<int, array<string, string>>
	 */
	private static function further( $given ): array {
		$list  = is_array( $given ) ? $given : json_decode( '[' . trim( (string) $given ) . ']', true );
		$items = array();
		foreach ( is_array( $list ) ? $list : array() as $fields ) {
			$item = self::item( self::with_hyphens( is_array( $fields ) ? $fields : array() ) );
			if ( isset( $item['price-id'], $item['rank-id'] ) ) {
				$items[] = $item;
			}
		}
		return $items;
	}

	/**
	 * Fields under the names of attributes.
	 *
	 * @param array<string, mixed> $fields Such as `priceId`.
	 * @return array<string, mixed>
	 */
	public static function with_hyphens( array $fields ): array {
		$named = array();
		foreach ( $fields as $name => $value ) {
			$named[ strtolower( (string) preg_replace( '/[A-Z]/', '-$0', (string) $name ) ) ] = $value;
		}
		return $named;
	}

	/**
	 * Items as `data-peppered-add` takes several.
	 *
	 * @param array<int, array<string, string|bool>> $items By names of attributes.
	 */
	private static function json( array $items ): string {
		$list = array();
		foreach ( $items as $item ) {
			$fields = array();
			foreach ( $item as $name => $value ) {
				$field            = lcfirst( str_replace( '-', '', ucwords( $name, '-' ) ) );
				$fields[ $field ] = 'number' === Attributes::ITEM[ $name ] ? 0 + $value : $value;
			}
			$list[] = $fields;
		}
		return (string) wp_json_encode( $list );
	}

	/**
	 * The amounts of a donation from which a visitor chooses.
	 *
	 * @param mixed $given Numbers, such as `5 10 25`, `5, 10, 25` or `5; 7,50`.
	 * @return float[]
	 */
	private static function amounts( $given ): array {
		$words = is_scalar( $given ) ? (array) preg_split( '/[\s;€]+/u', (string) $given ) : array();
		// One comma may be a decimal sign, several part a list.
		$lists   = array_map(
			static function ( string $word ): array {
				$word = trim( $word, ',' );
				return 1 < substr_count( $word, ',' ) ? explode( ',', $word ) : array( $word );
			},
			$words
		);
		$amounts = array_map( 'floatval', str_replace( ',', '.', array_merge( array(), ...$lists ) ) );
		$is_some = static function ( float $amount ): bool {
			return 0 < $amount;
		};
		return array_values( array_unique( array_filter( $amounts, $is_some ) ) );
	}

	/**
	 * An amount as a button says it, such as `€ 5` or `€ 7,50`.
	 *
	 * @param float $amount In euros.
	 */
	private static function euros( float $amount ): string {
		return "€\u{a0}" . number_format_i18n( $amount, floor( $amount ) === $amount ? 0 : 2 );
	}

	/**
	 * What the button says.
	 *
	 * @param array<string, mixed>       $given   With `label`, or without.
	 * @param string                     $content Safe markup that stands in its place, or ''.
	 * @param array<string, string|bool> $item    What it adds.
	 */
	private static function text( array $given, string $content, array $item ): string {
		$standard = isset( $item['amount'] ) ? __( 'Donate', 'peppered-cart' ) : __( 'Add to cart', 'peppered-cart' );
		return '' === $content ? esc_html( Elements::label( $given, $standard ) ) : $content;
	}

	/**
	 * What an editor must do before there can be a button.
	 *
	 * @param array<string, string|bool> $item What was given.
	 */
	private static function missing( array $item ): string {
		return isset( $item['amount'] )
			? __( 'This button gives nothing yet: fill in a donation price in the settings of Peppered Cart, or give the button one.', 'peppered-cart' )
			: __( 'This button adds nothing yet: give the ids of a price and of a rank, as Peppered shows them.', 'peppered-cart' );
	}
}
