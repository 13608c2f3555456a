<?php
/**
 * Imitates what a site may have, as the option `test_imitate` says:
 * `constant`: a key in `wp-config.php`;
 * `polylang` and `wpml`: translations of pages as these keep them, with the ids in the option `test_translations`;
 * `languages`: those, where what lies below `/en/` is English and the rest Dutch;
 * `no-tables`: a database whose user may not create tables, and `no-tables-for-scripts`, so that what a test itself runs makes none.
 */

$imitated     = get_option( 'test_imitate' );
$translations = (array) get_option( 'test_translations', array() );

if ( 'constant' === $imitated ) {
	define( 'PEPPERED_CART_API_KEY', 'another-key' );
}
if ( 'polylang' === $imitated ) {
	function pll_get_post( $id ) {
		return get_option( 'test_translations' )[ $id ] ?? 0;
	}
}
if ( 'languages' === $imitated ) {
	function pll_get_post( $id ) {
		return is_english() ? get_option( 'test_translations' )[ $id ] ?? 0 : $id;
	}
	function is_english() {
		return 0 === strpos( $_SERVER['REQUEST_URI'], '/en/' );
	}
	add_filter( 'locale', static fn() => is_english() ? 'en_US' : 'nl_NL' );
}
if ( 'wpml' === $imitated ) {
	add_filter(
		'wpml_object_id',
		static function ( $id, $type, $return_original ) use ( $translations ) {
			return $translations[ $id ] ?? ( $return_original && 'page' === $type ? $id : null );
		},
		10,
		3
	);
}
if ( 'no-tables' === $imitated || ( 'no-tables-for-scripts' === $imitated && 'cli' === PHP_SAPI ) ) {
	add_filter(
		'query',
		static function ( $query ) {
			return 0 === strpos( $query, 'CREATE TABLE' ) ? '' : $query;
		}
	);
}
