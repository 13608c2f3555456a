<?php
/**
 * What the site's owner has set.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the settings. They are one option, but for the API key, which `ApiKey` keeps. What is not set, or not valid any more, is
 * as its default says.
 */
final class Settings {

	public const OPTION = 'peppered_cart';

	private const DEFAULTS = array(
		'client_name'           => '',
		'ticket_origin'         => '',
		'payment_origins'       => '',
		'payment_methods'       => array(),
		'guest_payment_methods' => array(),
		'guests'                => true,
		'donation_prices'       => array(),
		'donation_maximum'      => 250,
		'embed_cookie'          => '',
		'data_layer'            => false,
		'cart_page'             => 0,
		'checkout_page'         => 0,
		'thanks_page'           => 0,
		'programme_page'        => 0,
	);

	/** The theatre's short name in the API's path; '' as long as nobody has set it. */
	public static function client_name(): string {
		return (string) self::all()['client_name'];
	}

	/** Where the API is: `https://api.voordemensen.nl/v1`, or what the constant `PEPPERED_CART_API_BASE` says, for tests. */
	public static function api_base(): string {
		return defined( 'PEPPERED_CART_API_BASE' ) ? (string) constant( 'PEPPERED_CART_API_BASE' ) : 'https://api.voordemensen.nl/v1';
	}

	/** Origin of the vendor's seat picker, or ''. */
	public static function ticket_origin(): string {
		return (string) self::all()['ticket_origin'];
	}

	/** Origins that payment pages may have, as the attribute `payment-origins` takes them, or ''. */
	public static function payment_origins(): string {
		return (string) self::all()['payment_origins'];
	}

	/**
	 * Ids of the payment methods that this site offers.
	 *
	 * @return int[]
	 */
	public static function payment_methods(): array {
		return array_map( 'intval', (array) self::all()['payment_methods'] );
	}

	/**
	 * Ids of those that guests may use.
	 *
	 * @return int[]
	 */
	public static function guest_payment_methods(): array {
		return array_values( array_intersect( self::payment_methods(), array_map( 'intval', (array) self::all()['guest_payment_methods'] ) ) );
	}

	/** Whether somebody may buy who is not known. */
	public static function guests(): bool {
		return (bool) self::all()['guests'];
	}

	/**
	 * Ids of the prices of which the visitor chooses the amount.
	 *
	 * @return string[]
	 */
	public static function donation_prices(): array {
		return array_map( 'strval', (array) self::all()['donation_prices'] );
	}

	/** Largest donation, in euros. */
	public static function donation_maximum(): float {
		return (float) self::all()['donation_maximum'];
	}

	/** Name of the cookie in which the vendor's embed keeps its cart, or ''. */
	public static function embed_cookie(): string {
		return (string) self::all()['embed_cookie'];
	}

	/** Whether statistics are pushed to `window.dataLayer`. */
	public static function data_layer(): bool {
		return (bool) self::all()['data_layer'];
	}

	/**
	 * Id of a page of the site, in the language of this request, or 0.
	 *
	 * @param string $which `cart`, `checkout`, `thanks` or `programme`.
	 */
	public static function page( string $which ): int {
		/**
		 * Names the page that is shown, so that a translated site has one for each language.
		 *
		 * @param int    $id    The page that the settings name, or 0.
		 * @param string $which `cart`, `checkout`, `thanks` or `programme`.
		 */
		return (int) apply_filters( 'peppered_cart_page', (int) self::all()[ $which . '_page' ], $which );
	}

	/**
	 * All of them, as they are kept.
	 *
	 * @return array<string, mixed>
	 */
	public static function all(): array {
		$kept = get_option( self::OPTION );
		return array_merge( self::DEFAULTS, is_array( $kept ) ? $kept : array() );
	}
}
