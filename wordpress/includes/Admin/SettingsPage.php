<?php
/**
 * The one page on which an owner sets the plugin up.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\Gateway\Store;
use PepperedCart\Gateway\StoreFailure;
use PepperedCart\Settings;
use const PepperedCart\FILE;
use const PepperedCart\VERSION;

defined( 'ABSPATH' ) || exit;

/**
 * Settings → Peppered Cart. It is one form: its buttons that do more than save, save first, so nothing that was filled in is lost.
 */
final class SettingsPage {

	public const SLUG = 'peppered-cart';

	private const CAPABILITY = 'manage_options';

	/** Hooks into the administration only. */
	public static function start(): void {
		add_action( 'admin_menu', array( self::class, 'add_page' ) );
		add_action( 'admin_init', array( self::class, 'register' ) );
		add_action( 'admin_post_peppered_cart_test', array( self::class, 'test_connection' ) );
		add_action( 'admin_post_peppered_cart_pages', array( self::class, 'make_pages' ) );
	}

	/** Where the page is. */
	public static function address(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/** Adds the page to the menu. */
	public static function add_page(): void {
		$screen = add_options_page(
			__( 'Peppered Cart', 'peppered-cart' ),
			__( 'Peppered Cart', 'peppered-cart' ),
			self::CAPABILITY,
			self::SLUG,
			array( self::class, 'render' )
		);
		add_action(
			'admin_print_styles-' . $screen,
			static function (): void {
				wp_enqueue_style( 'peppered-cart-settings', plugins_url( 'css/settings-page.css', FILE ), array(), VERSION );
			}
		);
	}

	/** Tells WordPress of the option and of its fields. */
	public static function register(): void {
		register_setting(
			Settings::OPTION,
			Settings::OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( Sanitizer::class, 'sanitize' ),
				'show_in_rest'      => false,
			)
		);
		Sections::add();
	}

	/** Prints the page. */
	public static function render(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		echo '<div class="wrap peppered-cart-settings">';
		printf( '<h1>%s</h1>', esc_html( get_admin_page_title() ) );
		self::render_database();
		self::render_missing();
		printf( '<form method="post" action="%s">', esc_url( admin_url( 'options.php' ) ) );
		settings_fields( Settings::OPTION );
		do_settings_sections( self::SLUG );
		submit_button();
		echo '</form></div>';
	}

	/** Saves, then asks the API whether it answers. */
	public static function test_connection(): void {
		self::save();
		$connection = Connection::test();
		$count      = count( $connection->payment_methods );
		if ( '' !== $connection->fault ) {
			self::say( 'connection', $connection->fault, 'error' );
		} elseif ( 0 === $count ) {
			self::say( 'connection', __( 'Peppered answers, but this theatre has no payment methods yet: ask Peppered to add them.', 'peppered-cart' ), 'warning' );
		} else {
			/* translators: %d: number of payment methods */
			self::say( 'connection', sprintf( _n( 'All is well: Peppered answers and offers %d payment method.', 'All is well: Peppered answers and offers %d payment methods.', $count, 'peppered-cart' ), $count ), 'success' );
		}
		self::go_back();
	}

	/** Saves, then makes the pages that are missing. */
	public static function make_pages(): void {
		self::save();
		$made = Pages::make();
		if ( array() === $made ) {
			self::say( 'pages', __( 'All pages are there already.', 'peppered-cart' ), 'info' );
		} else {
			/* translators: %s: titles of pages */
			self::say( 'pages', sprintf( __( 'Made: %s. They are published; a menu that lists all pages shows them too, until you give it a list of its own.', 'peppered-cart' ), implode( ', ', $made ) ), 'success' );
		}
		self::go_back();
	}

	/** Keeps what the form sent, as WordPress does for its "Save Changes". */
	private static function save(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			wp_die( esc_html__( 'Sorry, you are not allowed to change these settings.', 'peppered-cart' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( Settings::OPTION . '-options' );
		if ( ! isset( $_POST[ Settings::OPTION ] ) ) {
			return;
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- The registered `Sanitizer` is called by this function.
		update_option( Settings::OPTION, wp_unslash( $_POST[ Settings::OPTION ] ) );
		if ( array() === get_settings_errors() ) {
			self::say( 'settings_updated', __( 'Settings saved.', 'peppered-cart' ), 'success' );
		}
	}

	/**
	 * Says something at the top of the page that comes next.
	 *
	 * @param string $code     What it is about.
	 * @param string $sentence What to say.
	 * @param string $type     `success`, `info`, `warning` or `error`.
	 */
	private static function say( string $code, string $sentence, string $type ): void {
		// WordPress prints these sentences as they are.
		add_settings_error( Settings::OPTION, $code, esc_html( $sentence ), $type );
	}

	/** Shows the page again, with what there is to say. */
	private static function go_back(): void {
		set_transient( 'settings_errors', get_settings_errors(), 30 );
		wp_safe_redirect( add_query_arg( 'settings-updated', 'true', self::address() ) );
		exit;
	}

	/** Says so when the database does not take the plugin's table. */
	private static function render_database(): void {
		try {
			Store::make_table();
		} catch ( StoreFailure $failure ) {
			printf(
				'<div class="notice notice-error inline"><p>%s</p></div>',
				esc_html(
					sprintf(
						/* translators: %s: name of a table */
						__( 'Nothing can be sold: the database of this site does not let the plugin make its table %s. Ask whoever hosts the site to let the database user create tables.', 'peppered-cart' ),
						Store::table()
					)
				)
			);
		}
	}

	/** What is still to be done, each with a link to its field. */
	private static function render_missing(): void {
		$missing = Missing::sentences();
		if ( array() === $missing ) {
			return;
		}
		echo '<div class="notice notice-info inline peppered-cart-missing">';
		printf( '<h2>%s</h2><ul>', esc_html__( 'Before your site can sell', 'peppered-cart' ) );
		foreach ( $missing as $name => $sentence ) {
			$address = 'home' === $name ? admin_url( 'options-general.php#home' ) : '#' . Fields::id( $name );
			printf( '<li><a href="%s">%s</a></li>', esc_url( $address ), esc_html( $sentence ) );
		}
		echo '</ul></div>';
	}
}
