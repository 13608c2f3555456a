<?php
/**
 * What a web server's rewrite rules do for WordPress, for PHP's own server.
 */

$root = $_SERVER['DOCUMENT_ROOT'];
// Not by parse_url, which takes some paths for hosts and others for nothing.
$path = explode( '?', $_SERVER['REQUEST_URI'], 2 )[0];
// What a test runs inside the site in this folder, as `wp eval` does.
if ( '/run.php' === $path ) {
	$site                   = $root . $_SERVER['QUERY_STRING'];
	$_SERVER['REQUEST_URI'] = '/';
	require $site . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	// phpcs:ignore Squiz.PHP.Eval.Discouraged -- That is what it is for.
	eval( (string) file_get_contents( 'php://input' ) );
	return true;
}
$file = $root . rawurldecode( $path );
// On a site of a network, WordPress's files are those of the network.
if ( ! file_exists( $file ) && preg_match( '~^/[\w-]+(/(?:wp-(?:content|admin|includes).*|.*\.php))$~D', $path, $parts ) ) {
	$shared = $root . rawurldecode( $parts[1] );
	$file   = file_exists( $shared ) ? $shared : $file;
}
if ( is_dir( $file ) && is_file( rtrim( $file, '/' ) . '/index.php' ) && '/' !== $path ) {
	if ( '/' !== substr( $path, -1 ) ) {
		header( 'Location: ' . $path . '/', true, 301 );
		return true;
	}
	$file = rtrim( $file, '/' ) . '/index.php';
}
if ( is_file( $file ) && '.php' !== substr( $file, -4 ) ) {
	if ( $root . rawurldecode( $path ) === $file ) {
		return false;
	}
	$types = array(
		'css' => 'text/css',
		'js'  => 'text/javascript',
	);
	header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? mime_content_type( $file ) ) );
	readfile( $file );
	return true;
}
$script = $file;
if ( ! is_file( $script ) ) {
	// The site of the nearest folder.
	for ( $folder = dirname( $root . $path . 'x' ); ! is_file( $folder . '/index.php' ) && strlen( $folder ) > strlen( $root ); ) {
		$folder = dirname( $folder );
	}
	$script = $folder . '/index.php';
}
if ( ! is_file( $script ) ) {
	http_response_code( 404 );
	return true;
}
$_SERVER['SCRIPT_FILENAME'] = $script;
$_SERVER['SCRIPT_NAME']     = substr( $script, strlen( $root ) );
$_SERVER['PHP_SELF']        = $_SERVER['SCRIPT_NAME'];
chdir( dirname( $script ) );
require $script;
return true;
