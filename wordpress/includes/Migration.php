<?php
/**
 * From one version of the plugin to the next.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/**
 * Brings what a site keeps to the form of this version: after an update, and on a site of a network that has none of it yet.
 * An update may come without an activation, so every request compares one option that is loaded anyway.
 */
final class Migration {

	/** The version whose form everything has. */
	public const OPTION = 'peppered_cart_version';

	/** What a version changed, oldest first. A step runs on sites that come from before its version, and may run twice. */
	private const STEPS = array(
		'0.1.0' => array( Gateway\Store::class, 'make_table' ),
	);

	/** Called by `Plugin`. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'run' ), 0 );
		register_activation_hook( FILE, array( self::class, 'run' ) );
	}

	/**
	 * Runs the steps that this site has not had yet. Where the database does not let it, the site's pages go on all the same, the
	 * settings page says so, and the next request tries again.
	 */
	public static function run(): void {
		$from = (string) get_option( self::OPTION, '0' );
		if ( VERSION === $from ) {
			return;
		}
		try {
			foreach ( self::STEPS as $version => $step ) {
				if ( version_compare( $from, $version, '<' ) ) {
					call_user_func( $step );
				}
			}
		} catch ( Gateway\StoreFailure $failure ) {
			return;
		}
		update_option( self::OPTION, VERSION );
	}
}
