<?php
/**
 * What a web server's rewrite rules do for WordPress, for PHP's own server.
 */

// Not by parse_url, which takes some paths for hosts and others for nothing.
$path = explode( '?', $_SERVER['REQUEST_URI'], 2 )[0];
$file = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $path );
if ( is_dir( $file ) && is_file( rtrim( $file, '/' ) . '/index.php' ) && '/' !== $path ) {
	if ( '/' !== substr( $path, -1 ) ) {
		header( 'Location: ' . $path . '/', true, 301 );
		return true;
	}
	$file = rtrim( $file, '/' ) . '/index.php';
}
if ( is_file( $file ) && '.php' !== substr( $file, -4 ) ) {
	return false;
}
$script                     = is_file( $file ) ? $file : $_SERVER['DOCUMENT_ROOT'] . '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $script;
$_SERVER['SCRIPT_NAME']     = substr( $script, strlen( $_SERVER['DOCUMENT_ROOT'] ) );
$_SERVER['PHP_SELF']        = $_SERVER['SCRIPT_NAME'];
chdir( dirname( $script ) );
require $script;
return true;
