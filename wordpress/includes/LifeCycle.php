<?php
/**
 * What the plugin leaves behind: everything when it is deactivated, nothing when it is deleted.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/** Every option, transient, table and scheduled event of the plugin has a name that begins with `peppered_cart`. */
final class LifeCycle {

	private const PREFIX = 'peppered_cart';
	private const TABLE  = 'peppered_cart_entries';

	/** Keeps the data of a plugin that is only switched off, and stops what would run without it. */
	public static function start(): void {
		register_deactivation_hook(
			FILE,
			static function ( bool $network_wide ): void {
				self::on_sites( $network_wide, array( self::class, 'unschedule' ) );
			}
		);
		add_filter( 'wpmu_drop_tables', array( self::class, 'tables_of' ), 10, 2 );
	}

	/**
	 * Adds the table of a site to those that go with it. WordPress knows its own alone.
	 *
	 * @param string[] $tables Names of tables.
	 * @param int      $site   Id of the site that is deleted.
	 * @return string[]
	 */
	public static function tables_of( $tables, $site ): array {
		global $wpdb;
		$tables   = (array) $tables;
		$tables[] = $wpdb->get_blog_prefix( (int) $site ) . self::TABLE;
		return $tables;
	}

	/** Removes everything that the plugin has ever written, on every site. The pages that hold its blocks are the owner's. */
	public static function uninstall(): void {
		self::on_sites(
			true,
			static function (): void {
				self::unschedule();
				self::remove_options();
				self::remove_table();
			}
		);
	}

	/** Takes the plugin's events out of this site's schedule. */
	public static function unschedule(): void {
		foreach ( _get_cron_array() as $events ) {
			foreach ( array_keys( $events ) as $hook ) {
				if ( 0 === strpos( $hook, self::PREFIX ) ) {
					wp_unschedule_hook( $hook );
				}
			}
		}
	}

	/** Transients are options too, where no persistent object cache holds them; there, the known one goes, and others expire. */
	private static function remove_options(): void {
		delete_transient( 'peppered_cart_payment_methods' );
		foreach ( array( self::PREFIX, '_transient_' . self::PREFIX, '_transient_timeout_' . self::PREFIX ) as $prefix ) {
			array_map( 'delete_option', self::option_names( $prefix ) );
		}
	}

	/**
	 * Names of the options of this site that begin so.
	 *
	 * @param string $prefix How they begin.
	 * @return string[]
	 */
	private static function option_names( string $prefix ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No function of WordPress lists options by name.
		return $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
	}

	/** Removes the table of the site that WordPress is on. */
	private static function remove_table(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- A name of our own.
		$wpdb->query( 'DROP TABLE IF EXISTS ' . $wpdb->prefix . self::TABLE );
	}

	/**
	 * Runs something on this site, or on every site of the network.
	 *
	 * @param bool     $all  Whether it concerns the whole network, if this is one.
	 * @param callable $work What to do on each.
	 */
	private static function on_sites( bool $all, callable $work ): void {
		if ( ! $all || ! is_multisite() ) {
			$work();
			return;
		}
		foreach ( get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		) as $site ) {
			switch_to_blog( (int) $site );
			$work();
			restore_current_blog();
		}
	}
}
