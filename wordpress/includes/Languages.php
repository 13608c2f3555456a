<?php
/**
 * The plugin's own translations.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/** Says where they are: a site that uploads a zip has none of the plugin directory's. */
final class Languages {

	/** Adds what it does to WordPress. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'load' ), 0 );
	}

	/** Loads those of the site's language. */
	public static function load(): void {
		// phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- Without it, WordPress before 6.8 finds none.
		load_plugin_textdomain( 'peppered-cart', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	}
}
