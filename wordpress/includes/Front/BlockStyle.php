<?php
/**
 * What an editor chose for a block's look, in the elements' own terms.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/**
 * Colours and font of a block reach its element by inheritance. What lies deeper in it, such as its main button, is set by the
 * `--peppered-*` custom properties. `blocks/editor.js` does the same in the editor.
 */
final class BlockStyle {

	/**
	 * The custom properties for a block, as a part of a `style` attribute.
	 *
	 * @param array<string, mixed> $attributes What the editor chose.
	 */
	public static function properties( array $attributes ): string {
		$style  = (array) ( $attributes['style'] ?? array() );
		$button = $style['elements']['button']['color'] ?? array();
		$found  = array(
			'--peppered-accent'    => $button['background'] ?? '',
			'--peppered-on-accent' => $button['text'] ?? '',
			'--peppered-surface'   => self::preset( $attributes, 'backgroundColor' ) ?? $style['color']['background'] ?? '',
			'--peppered-text'      => self::preset( $attributes, 'textColor' ) ?? $style['color']['text'] ?? '',
			'--peppered-radius'    => $style['border']['radius'] ?? '',
			'--peppered-gap'       => $style['spacing']['blockGap'] ?? '',
		);
		$markup = '';
		foreach ( $found as $property => $value ) {
			$value = is_string( $value ) ? self::value( $value ) : '';
			if ( '' !== $value ) {
				$markup .= $property . ':' . $value . ';';
			}
		}
		return $markup;
	}

	/**
	 * A style sheet that gives the elements' main button the colours of the theme's own buttons, or ''. The theme's style sheet, and
	 * what an editor chooses for one block, win.
	 */
	public static function of_theme(): string {
		// A classic theme says nowhere what its buttons look like.
		if ( ! wp_theme_has_theme_json() ) {
			return '';
		}
		$color  = (array) wp_get_global_styles( array( 'elements', 'button', 'color' ) );
		$button = array_intersect_key( $color, array_flip( array( 'background', 'text' ) ) );
		$markup = self::properties( array( 'style' => array( 'elements' => array( 'button' => array( 'color' => $button ) ) ) ) );
		return '' === $markup ? '' : ':where(:root){' . $markup . '}';
	}

	/**
	 * A colour of the theme's palette, as the style engine writes one, or null.
	 *
	 * @param array<string, mixed> $attributes What the editor chose.
	 * @param string               $name       Name of the attribute with the colour's slug.
	 */
	private static function preset( array $attributes, string $name ): ?string {
		return empty( $attributes[ $name ] ) ? null : 'var:preset|color|' . $attributes[ $name ];
	}

	/**
	 * A value as CSS takes it; '' when it could be anything but one value.
	 *
	 * @param string $value Such as `#336`, `1rem` or `var:preset|color|accent-1`.
	 */
	private static function value( string $value ): string {
		if ( 0 === strpos( $value, 'var:' ) ) {
			$value = 'var(--wp--' . str_replace( '|', '--', substr( $value, 4 ) ) . ')';
		}
		return preg_match( '/^[\w\s#%.,()+*\/-]{1,200}$/', $value ) ? $value : '';
	}
}
