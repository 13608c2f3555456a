<?php
/**
 * What an editor writes into an element.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

defined( 'ABSPATH' ) || exit;

/** Puts an editor's own words into the elements' slots. */
final class Words {

	/** The slots that a block and a shortcode have by name, beside `terms`. */
	private const SLOTS = array(
		'cart'     => array( 'heading', 'empty', 'actions' ),
		'checkout' => array( 'summary', 'sign-in', 'empty', 'paid', 'failed' ),
	);

	/** What a label may hold. */
	public const LABEL = array(
		'em'     => array(),
		'strong' => array(),
		'br'     => array(),
	);

	/** What a sentence may hold. */
	public const SENTENCE = self::LABEL + array(
		'a' => array(
			'href'   => true,
			'target' => true,
			'rel'    => true,
		),
	);

	/**
	 * The words for an element's slots, as safe markup.
	 *
	 * @param string               $element A key of `SLOTS`.
	 * @param array<string, mixed> $given   What the editor wrote, by slot.
	 */
	public static function slots( string $element, array $given ): string {
		$markup = '';
		foreach ( self::SLOTS[ $element ] as $slot ) {
			$words = self::sentence( $given[ $slot ] ?? '' );
			if ( '' !== $words ) {
				// In a heading only phrases may stand.
				$tag     = 'heading' === $slot ? 'span' : 'p';
				$markup .= '<' . $tag . ' slot="' . $slot . '">' . $words . '</' . $tag . '>';
			}
		}
		return $markup;
	}

	/**
	 * A sentence that may have links, as safe markup, or ''.
	 *
	 * @param mixed $written What the editor wrote.
	 */
	public static function sentence( $written ): string {
		if ( ! is_scalar( $written ) || true === $written ) {
			return '';
		}
		// Where an editor began a new line around it, WordPress wrote a break.
		return (string) preg_replace( '#^(\s|<br\s*/?>)+|(\s|<br\s*/?>)+$#', '', wp_kses( (string) $written, self::SENTENCE ) );
	}
}
