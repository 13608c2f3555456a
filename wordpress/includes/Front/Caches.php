<?php
/**
 * Pages that nobody may keep.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the checkout, the thanks page and every other page with a checkout out of page caches and browsers' caches, and out of
 * what browsers load before it is asked for. All other pages may be cached: what they show of the cart is read by the elements.
 */
final class Caches {

	/** Adds what it does to WordPress. */
	public static function start(): void {
		// Before anything is sent, and before a cache decides.
		add_action( 'template_redirect', array( self::class, 'refuse' ), 0 );
		add_filter( 'wp_speculation_rules_href_exclude_paths', array( self::class, 'paths' ) );
	}

	/** Refuses early, where the page is known to show a checkout. */
	public static function refuse(): void {
		if ( is_singular() && self::is_checkout( get_queried_object_id() ) ) {
			self::refuse_page();
		}
	}

	/** Tells whoever caches pages that this one is one visitor's own. */
	public static function refuse_page(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- The name that page caches know.
			define( 'DONOTCACHEPAGE', true );
		}
		if ( ! headers_sent() ) {
			nocache_headers();
		}
	}

	/**
	 * Adds the paths of the checkout and the thanks page to those that are not loaded before a visitor asks for them.
	 *
	 * @param string[] $paths Patterns of paths.
	 * @return string[]
	 */
	public static function paths( $paths ): array {
		$paths = (array) $paths;
		foreach ( array( 'checkout', 'thanks' ) as $which ) {
			$address = Elements::page( $which );
			$path    = untrailingslashit( (string) wp_parse_url( $address, PHP_URL_PATH ) );
			$query   = (string) wp_parse_url( $address, PHP_URL_QUERY );
			if ( '' !== $query ) {
				$paths[] = '/*\\?*' . $query . '*';
			} elseif ( '' !== $path ) {
				$paths[] = $path;
				$paths[] = $path . '/';
			}
		}
		return $paths;
	}

	/**
	 * Whether a page shows a checkout.
	 *
	 * @param int $id Its id.
	 */
	private static function is_checkout( int $id ): bool {
		if ( in_array( $id, array( Settings::page( 'checkout' ), Settings::page( 'thanks' ) ), true ) ) {
			return true;
		}
		$content = (string) get_post_field( 'post_content', $id );
		return has_block( 'peppered-cart/checkout', $content ) || has_shortcode( $content, 'peppered_checkout' );
	}
}
