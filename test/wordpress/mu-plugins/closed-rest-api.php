<?php
/**
 * Imitates the plugins that close WordPress's REST API to whoever is not signed in.
 */

add_filter(
	'rest_authentication_errors',
	static function ( $result ) {
		return is_user_logged_in() ? $result : new WP_Error( 'rest_forbidden', 'Only for users.', array( 'status' => 401 ) );
	},
	1000
);
