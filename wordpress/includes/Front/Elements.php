<?php
/**
 * The elements' markup.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Front;

use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Renders the elements, for blocks, shortcodes and menus alike. What an editor gave has the elements' own attribute names; what was
 * not given comes from the settings. Everything that is answered is escaped.
 */
final class Elements {

	/**
	 * The badge, with a link inside that works before, and without, its script.
	 *
	 * @param array<string, mixed> $given   Attributes, and `label`.
	 * @param string               $content Safe markup to show in place of the label.
	 */
	public static function badge( array $given, string $content = '' ): string {
		$label = '' === $content ? esc_html( self::label( $given, __( 'Cart', 'peppered-cart' ) ) ) : $content;
		$href  = (string) ( $given['href'] ?? '' );
		$href  = '' === $href ? self::page( 'cart' ) : $href;
		$link  = '' === $href ? $label : '<a href="' . esc_url( $href ) . '">' . $label . '</a>';
		if ( ! self::is_set_up() ) {
			return $link . self::notice();
		}
		$attributes = Attributes::valid( 'badge', $given );
		return Scripts::need( false, $attributes['lang'] ?? '' ) . self::element( 'peppered-cart-badge', $attributes, $link );
	}

	/**
	 * The cart, as a section of the page or as a drawer.
	 *
	 * @param array<string, mixed> $given   Attributes, and the words of its slots.
	 * @param string               $content Safe markup for its slots.
	 */
	public static function cart( array $given, string $content = '' ): string {
		if ( ! self::is_set_up() ) {
			return self::notice();
		}
		$attributes = Attributes::valid( 'cart', $given ) + array(
			'checkout-href'  => self::page( 'checkout' ),
			'programme-href' => self::page( 'programme' ),
		);
		$content    = Words::slots( 'cart', $given ) . $content;
		$is_section = empty( $attributes['drawer'] );
		if ( $is_section && self::is_cart_page() && false === strpos( $content, 'slot="heading"' ) ) {
			// The page's own title says it.
			$attributes['class'] = trim( ( $attributes['class'] ?? '' ) . ' peppered-titled' );
		}
		return Scripts::need( $is_section, $attributes['lang'] ?? '' ) . self::element( 'peppered-cart', $attributes, $content );
	}

	/**
	 * The checkout.
	 *
	 * @param array<string, mixed> $given   Attributes, and the words of its slots; `terms` gets a box to tick.
	 * @param string               $content Safe markup for its slots; without any, it is the terms.
	 */
	public static function checkout( array $given, string $content = '' ): string {
		if ( ! self::is_set_up() ) {
			return self::notice();
		}
		// It may stand in a template, of which nobody knew before.
		Caches::refuse_page();
		$terms = Words::sentence( $given['terms'] ?? '' );
		if ( '' === $terms && false === strpos( $content, 'slot=' ) ) {
			// No attribute of a shortcode can hold a link, and terms are nothing without one.
			$terms   = Words::sentence( $content );
			$content = '';
		}
		$content = Words::slots( 'checkout', $given ) . $content;
		if ( '' !== $terms ) {
			$content .= '<label slot="terms"><input type="checkbox" required> ' . $terms . '</label>';
		}
		$attributes = Attributes::valid( 'checkout', $given ) + self::visitor() + array(
			'redirect-url'   => self::page( 'thanks' ),
			'programme-href' => self::page( 'programme' ),
		);
		return Scripts::need( true, $attributes['lang'] ?? '' ) . self::element( 'peppered-checkout', $attributes, $content );
	}

	/**
	 * A button that puts something into the cart.
	 *
	 * @param array<string, mixed> $given   What `AddButton` takes.
	 * @param string               $content Safe markup to show in place of the label.
	 */
	public static function add_button( array $given, string $content = '' ): string {
		if ( ! self::is_set_up() ) {
			return self::notice();
		}
		return AddButton::render( $given, $content );
	}

	/**
	 * What an element must know of the shop, as attributes.
	 *
	 * @return array<string, string|bool>
	 */
	public static function shop(): array {
		return array_filter(
			array(
				'client-name'     => Settings::client_name(),
				'api-base'        => untrailingslashit( rest_url( 'peppered-cart/v1' ) ),
				'ticket-origin'   => Settings::ticket_origin(),
				'payment-origins' => Settings::payment_origins(),
				'cart-cookie'     => Settings::embed_cookie(),
				'data-layer'      => Settings::data_layer(),
			)
		);
	}

	/**
	 * An element that knows its shop, whatever becomes of the page's scripts.
	 *
	 * @param string                     $tag        Its name.
	 * @param array<string, string|bool> $attributes Its attributes.
	 * @param string                     $content    Safe markup inside.
	 */
	private static function element( string $tag, array $attributes, string $content ): string {
		return '<' . $tag . self::attributes( $attributes + self::shop() ) . '>' . $content . '</' . $tag . '>';
	}

	/**
	 * Attributes as markup. What is empty is left out, but for those that begin with `data-`.
	 *
	 * @param array<string, string|bool> $attributes By name.
	 */
	public static function attributes( array $attributes ): string {
		$markup = '';
		foreach ( $attributes as $name => $value ) {
			if ( true === $value ) {
				$markup .= ' ' . $name;
			} elseif ( '' !== $value || 0 === strpos( $name, 'data-' ) ) {
				$markup .= ' ' . $name . '="' . esc_attr( $value ) . '"';
			}
		}
		return $markup;
	}

	/**
	 * What the editor called it.
	 *
	 * @param array<string, mixed> $given    With `label`, or without.
	 * @param string               $standard What it is called otherwise.
	 */
	public static function label( array $given, string $standard ): string {
		$label = trim( (string) ( $given['label'] ?? '' ) );
		return '' === $label ? $standard : $label;
	}

	/**
	 * Address of one of the pages in the settings, or ''.
	 *
	 * @param string $which `cart`, `checkout`, `thanks` or `programme`.
	 */
	public static function page( string $which ): string {
		$id = Settings::page( $which );
		return $id && 'publish' === get_post_status( $id ) ? (string) get_permalink( $id ) : '';
	}

	/**
	 * What somebody who is signed in need not write.
	 *
	 * @return array<string, string>
	 */
	private static function visitor(): array {
		if ( ! is_user_logged_in() ) {
			return array();
		}
		$user = wp_get_current_user();
		return array(
			'email'               => $user->user_email,
			'customer-first-name' => $user->first_name,
			'customer-last-name'  => $user->last_name,
		);
	}

	/** Whether the visitor is on the page that the settings name for the cart. */
	private static function is_cart_page(): bool {
		$id = Settings::page( 'cart' );
		return 0 !== $id && is_page( $id );
	}

	/** Whether anything can be bought. */
	private static function is_set_up(): bool {
		return '' !== Settings::client_name();
	}

	/**
	 * A word to whoever can do something about it. Visitors see nothing.
	 *
	 * @param string $sentence What is wrong, and what to do. Default: the shop is not set up.
	 */
	public static function notice( string $sentence = '' ): string {
		if ( ! current_user_can( '' === $sentence ? 'manage_options' : 'edit_posts' ) ) {
			return '';
		}
		$sentence = '' === $sentence ? __( 'Peppered Cart shows nothing yet: fill in the client name in its settings.', 'peppered-cart' ) : $sentence;
		return '<p class="peppered-notice"><strong>' . esc_html( $sentence ) . '</strong></p>';
	}
}
