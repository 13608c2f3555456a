<?php
/**
 * Imitates what fails on a site, as the option `test_failing` says: `process` (PHP ends once the API has answered a checkout),
 * `latin1` (what the API answers is not all UTF-8).
 */

$failing = get_option( 'test_failing' );

if ( 'process' === $failing ) {
	add_action(
		'http_api_debug',
		static function ( $response, $context, $transport, $arguments, $address ) {
			if ( '/checkout' === substr( $address, -9 ) ) {
				exit;
			}
		},
		10,
		5
	);
}
if ( 'latin1' === $failing ) {
	add_filter(
		'http_response',
		static function ( $response ) {
			$response['body'] = str_replace( '"description":"', "\"description\":\"\xe9", $response['body'] );
			return $response;
		}
	);
}
