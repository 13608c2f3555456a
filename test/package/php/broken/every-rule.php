<?php
/* Breaks every rule once, so that each is known to be looked at. */
echo $a;
printf( '%s', $b );
printf( '%s', $b ? $c : esc_html( $d ) );
echo esc_html( $a ) . $b;
$x = $_GET['a'];
$x = wp_unslash( $_POST['a'] );
$wpdb->query( "DELETE $a" );
wp_redirect( $a );
file_get_contents( $a );
eval( $a );
__( $text, 'peppered-cart' );
__( 'a' );
__( 'a', 'other' );
__( 'a %s', 'peppered-cart' );
$h = <<<X
a
X;
`ls`;
// phpcs:ignore A.B
echo $a;
function start() { add_action( 'admin_post_a', array( self::class, 'hooked' ) ); }
function hooked() { check_admin_referer( 'a' ); }
function reading() { return isset( $_POST['a'] ); }
