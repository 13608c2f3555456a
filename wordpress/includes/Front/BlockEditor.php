<?php
/**
 * The elements in the block editor.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

use PepperedCart\Settings;

use const PepperedCart\FILE;
use const PepperedCart\VERSION;

defined( 'ABSPATH' ) || exit;

/** Loads what the editor needs: the blocks' settings, and in its canvas the elements themselves, on sample data. */
final class BlockEditor {

	private const EDITOR   = 'peppered-cart-editor';
	private const SETTINGS = 'peppered-cart-editor-settings';
	private const PREVIEW  = 'peppered-cart-preview';

	/** Adds what it does to WordPress. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'register' ) );
		add_action( 'enqueue_block_editor_assets', array( self::class, 'tell' ) );
		add_action( 'enqueue_block_assets', array( self::class, 'preview' ) );
	}

	/** Makes the scripts and the style sheet known. */
	public static function register(): void {
		wp_register_script( self::SETTINGS, plugins_url( 'blocks/settings.js', FILE ), array(), VERSION, array( 'in_footer' => true ) );
		$needed = array( self::SETTINGS, 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-dom', 'wp-element', 'wp-hooks', 'wp-i18n' );
		wp_register_script( self::EDITOR, plugins_url( 'blocks/editor.js', FILE ), $needed, VERSION, array( 'in_footer' => true ) );
		wp_set_script_translations( self::EDITOR, 'peppered-cart', dirname( FILE ) . '/languages' );
		wp_register_style( self::EDITOR, plugins_url( 'css/editor.css', FILE ), array(), VERSION );
		wp_register_script( self::PREVIEW, plugins_url( 'blocks/preview.js', FILE ), array(), VERSION, array( 'in_footer' => false ) );
	}

	/** Tells the blocks what the settings say where an editor says nothing. */
	public static function tell(): void {
		$told = array(
			'lang'         => str_replace( '_', '-', get_locale() ),
			'hasDonations' => array() !== Settings::donation_prices(),
			'pages'        => array(
				'cart'     => Elements::page( 'cart' ),
				'checkout' => Elements::page( 'checkout' ),
				'thanks'   => Elements::page( 'thanks' ),
			),
		);
		wp_add_inline_script( self::EDITOR, 'var pepperedCartEditor = ' . wp_json_encode( $told, JSON_HEX_TAG ) . ';', 'before' );
	}

	/**
	 * Puts the elements into the editor's canvas. It takes classic scripts alone, and those of this action.
	 */
	public static function preview(): void {
		if ( ! is_admin() ) {
			return;
		}
		$elements = self::PREVIEW . '-elements';
		wp_register_script( $elements, Scripts::address( 'peppered-cart.iife' ), array( self::PREVIEW ), VERSION, array( 'in_footer' => false ) );
		if ( ! wp_scripts()->get_data( $elements, 'before' ) ) {
			foreach ( Scripts::LANGUAGES as $language ) {
				// A module without imports; in braces, its names are its own.
				$words = (string) file_get_contents( dirname( FILE ) . '/cdn/lang/' . $language . '.js' );
				wp_add_inline_script( $elements, '{' . $words . '}', 'before' );
			}
			wp_add_inline_style( self::EDITOR, BlockStyle::of_theme() );
		}
		wp_enqueue_script( $elements );
	}
}
