<?php
/**
 * The elements' code on the site's pages.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

use const PepperedCart\FILE;
use const PepperedCart\VERSION;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the scripts and the style sheet. Nothing is loaded until an element or a button is rendered, which calls `need`.
 */
final class Scripts {

	/** Name of the script module, of the classic script and of the style sheet. */
	public const HANDLE = 'peppered-cart';

	/** What is built in is Dutch. */
	public const LANGUAGES = array( 'en', 'de', 'fr' );

	/**
	 * What optimisers read on a script that they shall leave as it is. A script that is delayed until the visitor touches the page
	 * shows an empty cart to somebody whose seats are held for minutes.
	 */
	private const LEAVE_ALONE = array(
		'data-cfasync'             => 'false',
		'data-no-defer'            => '1',
		'data-no-minify'           => '1',
		'data-no-optimize'         => '1',
		'data-noptimize'           => '1',
		'data-wpmeteor-nooptimize' => 'true',
		'nowprocket'               => true,
	);

	/** Adds what it does to WordPress. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'register' ) );
		add_filter( 'wp_script_attributes', array( self::class, 'attributes' ) );
	}

	/** Makes the scripts and the style sheet known. */
	public static function register(): void {
		self::register_script( self::HANDLE, 'peppered-cart' );
		foreach ( self::LANGUAGES as $language ) {
			self::register_script( self::HANDLE . '-' . $language, 'lang/' . $language );
		}
		// So small that it is never worth a request.
		wp_register_style( self::HANDLE, false, array(), VERSION );
		wp_add_inline_style( self::HANDLE, (string) file_get_contents( dirname( FILE ) . '/css/front.css' ) );
	}

	/**
	 * Loads the elements' code on this page, with the words of its language.
	 *
	 * @param bool   $soon Whether the page is there for what is rendered: its cart or its checkout, and not the badge in its header.
	 * @param string $lang Language of what is rendered, where that is not the page's.
	 * @return string Markup that must stand before what is rendered, or ''.
	 */
	public static function need( bool $soon = false, string $lang = '' ): string {
		self::load( self::HANDLE, $soon );
		foreach ( array_filter( array( self::language( determine_locale() ), self::language( $lang ) ) ) as $language ) {
			self::load( self::HANDLE . '-' . $language, $soon );
		}
		if ( ! wp_style_is( self::HANDLE ) ) {
			wp_add_inline_style( self::HANDLE, BlockStyle::of_theme() );
			wp_enqueue_style( self::HANDLE );
		}
		if ( ! did_action( 'wp_head' ) || doing_action( 'wp_head' ) ) {
			return '';
		}
		// In the footer it would come after what it keeps the room for.
		ob_start();
		wp_print_styles( self::HANDLE );
		return (string) ob_get_clean();
	}

	/**
	 * Which file of words a locale or language needs: one of `LANGUAGES`, or '' for Dutch and what there are no words for.
	 *
	 * @param string $locale Such as `de_DE_formal` or `de-AT`.
	 */
	public static function language( string $locale ): string {
		$language = strtolower( (string) strtok( $locale . '_', '-_' ) );
		return in_array( $language, self::LANGUAGES, true ) ? $language : '';
	}

	/**
	 * Adds to our scripts' tags what they say to optimisers, and the page's shop for buttons on a page without an element.
	 *
	 * @param array<string, string|bool> $attributes Attributes of a script's tag.
	 * @return array<string, string|bool>
	 */
	public static function attributes( $attributes ): array {
		$id = (string) ( $attributes['id'] ?? '' );
		if ( ! preg_match( '/^peppered-cart(?:-(?:en|de|fr))?-js(?:-module)?$/', $id ) ) {
			return $attributes;
		}
		$attributes = array_merge( $attributes, self::LEAVE_ALONE );
		if ( 0 !== strpos( $id, self::HANDLE . '-js' ) ) {
			return $attributes;
		}
		foreach ( Elements::shop() as $name => $value ) {
			$attributes[ 'data-layer' === $name ? $name : 'data-' . $name ] = true === $value ? '' : $value;
		}
		return $attributes;
	}

	/**
	 * Whether the page gets one classic script in place of modules.
	 */
	private static function is_classic(): bool {
		/**
		 * For a site whose optimiser moves, joins or inlines scripts and cannot be told to leave one alone.
		 *
		 * @param bool $classic Default false.
		 */
		return (bool) apply_filters( 'peppered_cart_classic_script', false );
	}

	/**
	 * Makes one script known.
	 *
	 * @param string $handle Its name.
	 * @param string $file   Its file in `cdn`, without `.js`.
	 */
	private static function register_script( string $handle, string $file ): void {
		if ( self::is_classic() ) {
			$file = 'peppered-cart' === $file ? 'peppered-cart.iife' : $file;
			$args = array(
				'strategy'  => 'defer',
				'in_footer' => false,
			);
			wp_register_script( $handle, self::address( $file ), array(), VERSION, $args );
			return;
		}
		// Its tag loads other files by itself, from beside it and under its version.
		wp_register_script_module( $handle, self::address( $file ), array(), VERSION );
		self::set_priority( $handle, 'low' );
	}

	/**
	 * Puts one script on this page.
	 *
	 * @param string $handle Its name.
	 * @param bool   $soon   Whether the page waits for it.
	 */
	private static function load( string $handle, bool $soon ): void {
		if ( self::is_classic() ) {
			wp_enqueue_script( $handle );
			return;
		}
		wp_enqueue_script_module( $handle );
		if ( $soon ) {
			self::set_priority( $handle, 'high' );
		}
	}

	/**
	 * Says how soon a module is needed, where WordPress knows how (6.9 and newer).
	 *
	 * @param string $handle   Name of the module.
	 * @param string $priority `low` or `high`.
	 */
	private static function set_priority( string $handle, string $priority ): void {
		$modules = wp_script_modules();
		if ( method_exists( $modules, 'set_fetchpriority' ) ) {
			$modules->set_fetchpriority( $handle, $priority );
		}
	}

	/**
	 * Address of a built script.
	 *
	 * @param string $file Its file in `cdn`, without `.js`.
	 */
	public static function address( string $file ): string {
		return plugins_url( 'cdn/' . $file . '.js', FILE );
	}
}
