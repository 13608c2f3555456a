<?php
/**
 * Imitates a host that keeps secrets elsewhere, so that a test can take the key away.
 */

if ( get_option( 'host_secret' ) ) {
	define( 'PEPPERED_CART_API_KEY', get_option( 'host_secret' ) );
}
