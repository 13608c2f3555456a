<?php
/**
 * As much of WordPress as the plugin's own rules need, for tests of what HTTP does not reach. The plugin is loaded at the end.
 */

const ABSPATH        = '/';
const DAY_IN_SECONDS = 86400;
const COOKIEHASH     = 'hash';

/** What the tests set. */
$GLOBALS['site'] = array(
	'options' => array(),
	'home'    => 'https://www.mytheatre.nl',
	'errors'  => array(),
);

function add_action() {}
function add_filter() {}
function add_shortcode() {}
function register_activation_hook() {}
function register_deactivation_hook() {}
function is_admin() {
	return false;
}
function plugin_basename( $file ) {
	return basename( dirname( $file ) ) . '/' . basename( $file );
}
function apply_filters( $name, $value ) {
	return $value;
}
function get_option( $name, $otherwise = false ) {
	return $GLOBALS['site']['options'][ $name ] ?? $otherwise;
}
function get_post_type( $id ) {
	return 7 === $id ? 'page' : false;
}
function home_url() {
	return $GLOBALS['site']['home'];
}
function site_url() {
	return $GLOBALS['site']['home'];
}
function is_ssl() {
	return 0 === strpos( home_url(), 'https:' );
}
function is_multisite() {
	return false;
}
function wp_salt() {
	return 'salt';
}
function wp_unslash( $value ) {
	return stripslashes( $value );
}
function wp_parse_url( $address, $part = -1 ) {
	return parse_url( $address, $part );
}
function rest_get_url_prefix() {
	return 'wp-json';
}
function absint( $value ) {
	return abs( (int) $value );
}
function sanitize_text_field( $text ) {
	return trim( strip_tags( $text ) );
}
function esc_html( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_html__( $text ) {
	return esc_html( $text );
}
function __( $text ) {
	return $text;
}
function _x( $text ) {
	return $text;
}
function _n( $one, $many, $count ) {
	return 1 === $count ? $one : $many;
}
function add_settings_error( $setting, $code, $message ) {
	$GLOBALS['site']['errors'][ $code ] = $message;
}

require_once '/plugin/peppered-cart.php';
