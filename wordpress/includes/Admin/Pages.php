<?php
/**
 * The pages of the cart, the checkout and the thanks.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** Makes the pages that the settings do not name yet. */
final class Pages {

	/**
	 * The pages: what an owner calls them, and the block that does their work.
	 *
	 * @return array<string, array{title: string, content: string}>
	 */
	public static function all(): array {
		return array(
			'cart'     => array(
				'title'   => _x( 'Cart', 'page title', 'peppered-cart' ),
				// The page has a title of its own above it.
				'content' => get_comment_delimited_block_content( 'peppered-cart/cart', array( 'heading' => __( 'Your tickets', 'peppered-cart' ) ), '' ),
			),
			'checkout' => array(
				'title'   => _x( 'Checkout', 'page title', 'peppered-cart' ),
				'content' => '<!-- wp:peppered-cart/checkout /-->',
			),
			'thanks'   => array(
				'title'   => _x( 'Your order', 'page title', 'peppered-cart' ),
				'content' => '<!-- wp:peppered-cart/checkout /-->',
			),
		);
	}

	/**
	 * Whether the settings name a page that a visitor can open.
	 *
	 * @param string $which `cart`, `checkout` or `thanks`.
	 */
	public static function exists( string $which ): bool {
		$page = (int) Settings::all()[ $which . '_page' ];
		return 0 !== $page && 'page' === get_post_type( $page ) && 'publish' === get_post_status( $page );
	}

	/**
	 * Makes those that are missing and puts them in the settings.
	 *
	 * @return string[] Titles of what was made.
	 */
	public static function make(): array {
		$made     = array();
		$settings = Settings::all();
		foreach ( self::all() as $which => $page ) {
			if ( self::exists( $which ) ) {
				continue;
			}
			$id = wp_insert_post(
				array(
					'post_type'      => 'page',
					'post_status'    => 'publish',
					'post_title'     => $page['title'],
					'post_content'   => $page['content'],
					'comment_status' => 'closed',
					'ping_status'    => 'closed',
				)
			);
			if ( $id > 0 ) {
				$settings[ $which . '_page' ] = $id;
				$made[]                       = $page['title'];
			}
		}
		update_option( Settings::OPTION, $settings );
		return $made;
	}
}
