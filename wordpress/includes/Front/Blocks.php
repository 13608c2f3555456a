<?php
/**
 * The elements as blocks.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/** Registers the blocks and renders them on the site's pages. What an editor sees is drawn by `blocks/editor.js`. */
final class Blocks {

	/** Each block's folder, and what of `Elements` renders it. */
	private const BLOCKS = array(
		'badge'      => 'badge',
		'cart'       => 'cart',
		'checkout'   => 'checkout',
		'add-button' => 'add_button',
	);

	/** Adds what it does to WordPress. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'register' ) );
		BlockEditor::start();
	}

	/** Makes the blocks known. */
	public static function register(): void {
		foreach ( self::BLOCKS as $folder => $element ) {
			register_block_type(
				dirname( \PepperedCart\FILE ) . '/blocks/' . $folder,
				array(
					'render_callback' => static function ( array $attributes ) use ( $element ): string {
						return self::render( $element, $attributes );
					},
				)
			);
		}
	}

	/**
	 * Renders one block.
	 *
	 * @param string               $element    What of `Elements` renders it.
	 * @param array<string, mixed> $attributes What the editor chose.
	 */
	private static function render( string $element, array $attributes ): string {
		$given = AddButton::with_hyphens( $attributes );
		// They belong to what stands around the element.
		unset( $given['class'], $given['style'], $given['id'] );
		$chosen       = \WP_Block_Supports::get_instance()->apply_block_supports();
		$chosen['id'] = (string) ( $attributes['anchor'] ?? '' );
		if ( 'add_button' === $element ) {
			$label  = wp_kses( (string) ( $attributes['label'] ?? '' ), Words::LABEL );
			$button = Elements::add_button( $chosen + $given, $label );
			return '' === $button ? '' : '<div class="wp-block-button peppered-add-block">' . $button . '</div>';
		}
		$style           = ( $chosen['style'] ?? '' ) . BlockStyle::properties( $attributes );
		$chosen['style'] = $style;
		if ( 'cart' === $element && ! empty( $given['drawer'] ) ) {
			// Around it would stand an empty box.
			$chosen['style'] = BlockStyle::properties( $attributes );
			return Elements::cart( $chosen + $given );
		}
		$markup = Elements::$element( $given );
		return '' === $markup ? '' : '<div' . Elements::attributes( array_filter( $chosen ) ) . '>' . $markup . '</div>';
	}
}
