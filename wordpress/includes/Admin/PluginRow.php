<?php
/**
 * The plugin's row of the Plugins screen.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use const PepperedCart\FILE;

defined( 'ABSPATH' ) || exit;

/** A link to the settings, and a word when something is missing in them. */
final class PluginRow {

	/** Hooks into the one screen that it concerns. */
	public static function start(): void {
		add_filter( 'plugin_action_links_' . plugin_basename( FILE ), array( self::class, 'add_settings_link' ) );
		add_filter( 'plugin_row_meta', array( self::class, 'add_missing' ), 10, 2 );
	}

	/**
	 * Puts "Settings" before "Deactivate".
	 *
	 * @param string[] $links What WordPress shows.
	 * @return string[]
	 */
	public static function add_settings_link( array $links ): array {
		if ( current_user_can( 'manage_options' ) ) {
			array_unshift( $links, self::link( __( 'Settings', 'peppered-cart' ) ) );
		}
		return $links;
	}

	/**
	 * Says how many things are missing.
	 *
	 * @param string[] $meta What WordPress shows.
	 * @param string   $file Which plugin's row it is.
	 * @return string[]
	 */
	public static function add_missing( array $meta, string $file ): array {
		$ours  = plugin_basename( FILE ) === $file && ! is_network_admin() && current_user_can( 'manage_options' );
		$count = $ours ? count( Missing::sentences() ) : 0;
		if ( $count > 0 ) {
			/* translators: %d: how many settings */
			$meta[] = self::link( sprintf( _n( 'Not ready to sell: %d setting is missing', 'Not ready to sell: %d settings are missing', $count, 'peppered-cart' ), $count ) );
		}
		return $meta;
	}

	/**
	 * A link to the settings page.
	 *
	 * @param string $text What it says.
	 */
	private static function link( string $text ): string {
		return sprintf( '<a href="%s">%s</a>', esc_url( SettingsPage::address() ), esc_html( $text ) );
	}
}
