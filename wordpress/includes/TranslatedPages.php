<?php
/**
 * A site in several languages.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/** Finds the cart page of the language that a visitor reads, where Polylang or WPML keeps the translations. */
final class TranslatedPages {

	/** Answers the question which page it is; a site with another plugin answers it in the same way. */
	public static function start(): void {
		add_filter( 'peppered_cart_page', array( self::class, 'translate' ) );
	}

	/**
	 * The page in the language of this request, or the page itself when it has no translation.
	 *
	 * @param int $page Id of the page that the settings name, or 0.
	 */
	public static function translate( int $page ): int {
		if ( 0 === $page ) {
			return 0;
		}
		if ( function_exists( 'pll_get_post' ) ) {
			$translated = (int) pll_get_post( $page );
			return 0 === $translated ? $page : $translated;
		}
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WPML's own.
		return (int) apply_filters( 'wpml_object_id', $page, 'page', true );
	}
}
