<?php
/**
 * Runs the PHP that comes on standard input inside a WordPress: `php run.php <folder>`.
 */

$_SERVER['HTTP_HOST']   = preg_replace( '#^https?://#', '', (string) getenv( 'WORDPRESS_ORIGIN' ) );
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
// phpcs:ignore Squiz.PHP.Eval.Discouraged -- That is what it is for.
eval( (string) file_get_contents( 'php://stdin' ) );
