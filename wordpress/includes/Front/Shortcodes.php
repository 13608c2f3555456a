<?php
/**
 * The elements in classic themes and page builders.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/**
 * Registers `[peppered_cart_badge]`, `[peppered_cart]`, `[peppered_checkout]` and `[peppered_add_button]`. They take the elements'
 * own attributes, with hyphens or underscores; one that is true or false may stand alone: `[peppered_cart drawer]`. What stands
 * between a shortcode and its end goes into the element; into the checkout, as what the visitor must agree to.
 */
final class Shortcodes {

	private const SHORTCODES = array(
		'peppered_cart_badge' => 'badge',
		'peppered_cart'       => 'cart',
		'peppered_checkout'   => 'checkout',
		'peppered_add_button' => 'add_button',
	);

	/** Adds what it does to WordPress. */
	public static function start(): void {
		foreach ( array_keys( self::SHORTCODES ) as $shortcode ) {
			add_shortcode( $shortcode, array( self::class, 'render' ) );
		}
	}

	/**
	 * Renders one of them.
	 *
	 * @param array<int|string, string>|string $written   What stands in the brackets, or ''.
	 * @param string|null                      $content   What stands between it and its end.
	 * @param string                           $shortcode Its name.
	 */
	public static function render( $written, $content, string $shortcode ): string {
		$given = array();
		foreach ( (array) $written as $name => $value ) {
			$is_alone = is_int( $name );
			$name     = strtolower( $is_alone ? $value : $name );

			$given[ str_replace( '_', '-', $name ) ] = $is_alone ? true : $value;
		}
		if ( isset( $given['style'] ) ) {
			$given['style'] = safecss_filter_attr( (string) $given['style'] );
		}
		return Elements::{ self::SHORTCODES[ $shortcode ] }( $given, do_shortcode( trim( (string) $content ) ) );
	}
}
