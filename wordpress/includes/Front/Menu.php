<?php
/**
 * The badge in a menu.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/**
 * Shows the badge in place of a menu item that leads to `#peppered-cart-badge`: a custom link, which every screen for menus makes and
 * keeps, with the label that the badge shall have. In a navigation block the badge is a block.
 */
final class Menu {

	/** Where the item leads to. */
	public const ADDRESS = '#peppered-cart-badge';

	/** Adds what it does to WordPress. */
	public static function start(): void {
		add_filter( 'walker_nav_menu_start_el', array( self::class, 'item' ), 10, 2 );
		add_filter( 'block_core_navigation_listable_blocks', array( self::class, 'listable' ) );
	}

	/**
	 * Renders our menu item.
	 *
	 * @param string   $markup Its markup so far.
	 * @param \WP_Post $item   The item.
	 */
	public static function item( $markup, $item ): string {
		if ( self::ADDRESS !== strstr( (string) ( $item->url ?? '' ), '#' ) ) {
			return $markup;
		}
		return Elements::badge( array( 'label' => wp_strip_all_tags( (string) $item->title ) ) );
	}

	/**
	 * Lets the navigation block put the badge into an item of its list.
	 *
	 * @param string[] $blocks Names of blocks.
	 * @return string[]
	 */
	public static function listable( $blocks ): array {
		$blocks   = (array) $blocks;
		$blocks[] = 'peppered-cart/badge';
		return $blocks;
	}
}
