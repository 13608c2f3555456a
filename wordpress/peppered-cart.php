<?php
/**
 * Plugin Name:       Peppered Cart
 * Description:       The ticket cart of a theatre that sells with Peppered (VoordeMensen), on its own pages: badge, cart and checkout.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * Author:            The peppered-cart maintainers
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       peppered-cart
 * Domain Path:       /languages
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

spl_autoload_register(
	static function ( string $name ): void {
		if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
			return;
		}
		$file = __DIR__ . '/includes/' . str_replace( '\\', '/', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) . '.php';
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);

Plugin::start();
