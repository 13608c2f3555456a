<?php
/**
 * Imitates what a site may have, as the option `test_imitate` says: `constant` (a key in `wp-config.php`) or `salts` (that were
 * changed), or the translations of pages as `polylang` or `wpml` keeps them.
 */

switch ( get_option( 'test_imitate' ) ) {
	case 'constant':
		define( 'PEPPERED_CART_API_KEY', 'another-key' );
		break;
	case 'salts':
		add_filter(
			'salt',
			static function ( $salt, $scheme ) {
				return 'auth' === $scheme ? 'changed ' . $salt : $salt;
			},
			10,
			2
		);
		break;
	case 'polylang':
		function pll_get_post( $id ) {
			return (int) get_post_meta( $id, 'test_translation', true );
		}
		break;
	case 'wpml':
		add_filter(
			'wpml_object_id',
			static function ( $id, $type, $return_original ) {
				$translated = (int) get_post_meta( $id, 'test_translation', true );
				return $translated ? $translated : ( $return_original ? $id : null );
			},
			10,
			3
		);
		break;
}
