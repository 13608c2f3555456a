<?php
/**
 * What is still to be done before the site can sell.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\ApiKey;
use PepperedCart\Gateway\Site;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** It is said on the plugin's own settings page and in its row of the Plugins screen, and nowhere else. */
final class Missing {

	/**
	 * One sentence for each thing that is missing, by the field that it concerns; `home` is one of WordPress's own.
	 *
	 * @return array<string, string>
	 */
	public static function sentences(): array {
		return array_filter( self::site() + self::theatre() + self::payment() + self::pages() );
	}

	/**
	 * Where the site is.
	 *
	 * @return array<string, string>
	 */
	private static function site(): array {
		$is_right = 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME ) || Site::is_insecure();
		return array(
			'home' => $is_right ? '' : __( 'The address of this site begins with http://: browsers keep no cart there. Let it begin with https://, under Settings, General.', 'peppered-cart' ),
		);
	}

	/**
	 * What the API must be told.
	 *
	 * @return array<string, string>
	 */
	private static function theatre(): array {
		$keys = array(
			'none'       => __( 'The API key is missing: Peppered gives it to you.', 'peppered-cart' ),
			'unreadable' => __( 'The API key must be filled in again: the security salts of this site were changed, and what was kept cannot be read without the old ones.', 'peppered-cart' ),
		);
		return array(
			'client_name' => '' === Settings::client_name() ? __( 'The client name is missing: the short name of your theatre at Peppered.', 'peppered-cart' ) : '',
			'api_key'     => $keys[ ApiKey::source() ] ?? '',
		);
	}

	/**
	 * How visitors pay.
	 *
	 * @return array<string, string>
	 */
	private static function payment(): array {
		$none   = array() === Settings::payment_methods();
		$guests = ! $none && Settings::guests() && array() === Settings::guest_payment_methods();
		return array(
			'payment_methods'       => $none ? __( 'No payment method is chosen: nothing can be ordered.', 'peppered-cart' ) : '',
			'guest_payment_methods' => $guests ? __( 'Guests may buy, but there is no payment method that they may use.', 'peppered-cart' ) : '',
			'payment_origins'       => '' === Settings::payment_origins() ? __( 'The payment hosts are missing: visitors are sent only to payment pages that you name.', 'peppered-cart' ) : '',
		);
	}

	/**
	 * Where the cart and the checkout are. Without a page of its own, visitors come back from paying to the checkout.
	 *
	 * @return array<string, string>
	 */
	private static function pages(): array {
		return array(
			'cart_page'     => Pages::exists( 'cart' ) ? '' : __( 'There is no cart page.', 'peppered-cart' ),
			'checkout_page' => Pages::exists( 'checkout' ) ? '' : __( 'There is no checkout page.', 'peppered-cart' ),
		);
	}
}
