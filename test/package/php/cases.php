<?php
/**
 * The plugin's rules that no request reaches in all their forms. Prints what was expected of each, and what came.
 */

use PepperedCart\Admin\Origin;
use PepperedCart\Admin\Sanitizer;
use PepperedCart\Front\BlockStyle;
use PepperedCart\Gateway\Buyers;
use PepperedCart\Gateway\Endpoints;
use PepperedCart\Gateway\Mismatch;
use PepperedCart\Gateway\Rates;
use PepperedCart\Gateway\Reconciliation;
use PepperedCart\Gateway\Refusal;
use PepperedCart\Gateway\Request;
use PepperedCart\Gateway\SameOrigin;
use PepperedCart\Gateway\Session;
use PepperedCart\Gateway\Shape;
use PepperedCart\Gateway\Site;

error_reporting( E_ALL );
set_error_handler(
	static function ( int $level, string $message, string $file, int $line ): bool {
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);
require __DIR__ . '/wordpress.php';

$cases = array();

/** Notes a case. What is thrown is its class and message. */
function expect( string $name, $expected, callable $act ): void {
	try {
		$actual = $act();
	} catch ( Refusal $refusal ) {
		$actual = 'refused: ' . $refusal->type;
	} catch ( Throwable $error ) {
		$actual = get_class( $error ) . ': ' . $error->getMessage();
	}
	$GLOBALS['cases'][] = compact( 'name', 'expected', 'actual' );
}

/** A site and a request for one case. */
function given( array $server = array(), array $options = array(), string $home = 'https://www.mytheatre.nl' ): void {
	$_SERVER = $server;
	$_GET    = array();

	$GLOBALS['site'] = array(
		'options' => array( 'peppered_cart' => $options ),
		'home'    => $home,
		'errors'  => array(),
	);
}

// Origins that an owner pastes.
foreach (
	array(
		'tickets.mytheatre.nl'                   => 'https://tickets.mytheatre.nl',
		'HTTPS://Tickets.MyTheatre.nl/path?a=b'  => 'https://tickets.mytheatre.nl',
		'https://tickets.mytheatre.nl:443'       => 'https://tickets.mytheatre.nl',
		'https://tickets.mytheatre.nl:8443/'     => 'https://tickets.mytheatre.nl:8443',
		'http://localhost:8080'                  => 'http://localhost:8080',
		'http://tickets.mytheatre.nl'            => '',
		'https://user:secret@tickets.mytheatre.nl' => '',
		'javascript:alert(1)'                    => '',
		'https://'                               => '',
		'https://10'                             => '',
		''                                       => '',
	) as $written => $origin
) {
	expect( "the origin of “{$written}”", $origin, static function () use ( $written ) {
		return Origin::of( (string) $written );
	} );
}

// Addresses to which a visitor may be sent.
given( array( 'HTTP_HOST' => 'www.mytheatre.nl' ), array( 'payment_origins' => 'https://pay.nl, https://bank.nl:8443' ) );
foreach (
	array(
		'https://pay.nl/order/1'          => true,
		'https://pay.nl:443/order/1'      => true,
		'https://bank.nl:8443/'           => true,
		'https://bank.nl/'                => false,
		'http://pay.nl/'                  => false,
		'https://pay.nl.elsewhere.nl/'    => false,
		'https://pay.nl@elsewhere.nl/'    => false,
		'https://elsewhere.nl\@pay.nl/'   => false,
		"https://pay.nl/\n"               => false,
		'//pay.nl/'                       => false,
	) as $address => $is_trusted
) {
	expect( 'paying at ' . json_encode( $address ), $is_trusted, static function () use ( $address ) {
		return Site::is_payment_address( $address );
	} );
}
expect( 'a return to the site itself', true, static function () {
	return Site::is_return_address( 'https://WWW.mytheatre.nl/thanks?a=b' );
} );
expect( 'a return to elsewhere', false, static function () {
	return Site::is_return_address( 'https://www.mytheatre.nl.elsewhere.nl/' );
} );

// Writes that only a page of the site can have made.
$page = array(
	'REQUEST_METHOD'       => 'POST',
	'HTTP_HOST'            => 'www.mytheatre.nl',
	'HTTP_ORIGIN'          => 'https://www.mytheatre.nl',
	'HTTP_IDEMPOTENCY_KEY' => 'key',
	'CONTENT_TYPE'         => 'application/json; charset=utf-8',
);
foreach (
	array(
		'of a page of the site'   => array( null, array() ),
		'of another site'         => array( 'refused: cross-origin', array( 'HTTP_ORIGIN' => 'https://elsewhere.nl' ) ),
		'of nobody knows where'   => array( 'refused: cross-origin', array( 'HTTP_ORIGIN' => 'null' ) ),
		'without an origin'       => array( 'refused: cross-origin', array( 'HTTP_ORIGIN' => '' ) ),
		'of a sister site'        => array( 'refused: cross-origin', array( 'HTTP_SEC_FETCH_SITE' => 'same-site' ) ),
		'without a key'           => array( 'refused: idempotency-key-missing', array( 'HTTP_IDEMPOTENCY_KEY' => '' ) ),
		'with a line in the key'  => array( 'refused: idempotency-key-missing', array( 'HTTP_IDEMPOTENCY_KEY' => "key\n" ) ),
		'of a form'               => array( 'refused: not-json', array( 'CONTENT_TYPE' => 'text/plain' ) ),
		'of what begins like JSON' => array( 'refused: not-json', array( 'CONTENT_TYPE' => 'application/jsonp' ) ),
	) as $name => list( $expected, $changes )
) {
	given( array_merge( $page, $changes ) );
	expect( "a write $name", $expected, static function () {
		SameOrigin::check( true );
	} );
}

// Methods, paths and cookies as they came.
foreach (
	array(
		array( 'DELETE', 'POST', 'DELETE' ),
		array( 'DELETE', 'DELETE', 'DELETE' ),
		array( '', 'GET', 'DELETE' ),
		array( '', 'POST', 'PUT' ),
		array( 'POST', 'POST', null ),
	) as list( $expected, $method, $override )
) {
	expect( "the method of $method with " . ( $override ?? 'no' ) . ' override', $expected, static function () use ( $method, $override ) {
		given( array( 'REQUEST_METHOD' => $method ) + ( null === $override ? array() : array( 'HTTP_X_HTTP_METHOD_OVERRIDE' => $override ) ) );
		return Request::method();
	} );
}
foreach (
	array(
		'/wp-json/peppered-cart/v1/a/cart/?x=1'     => '/a/cart/',
		'/sub/wp-json/peppered-cart/v1/a/cart/'     => '/a/cart/',
		'/wp-json/peppered-cart/v1/a/%2e%2e/cart'   => '/a/%2e%2e/cart',
		'/wp-json/peppered-cart/v10/a/cart'         => '',
		'/wp-json/wp/v2/users'                      => '',
	) as $address => $path
) {
	expect( "the path of $address", $path, static function () use ( $address ) {
		given( array( 'REQUEST_URI' => $address ) );
		return Request::path();
	} );
}
expect( 'the path of a plain permalink', '/a/cart/', static function () {
	given( array( 'REQUEST_URI' => '/index.php' ) );
	$_GET['rest_route'] = '/peppered-cart/v1/a/cart/';
	return Request::path();
} );
expect( 'all cookies of a name', array( '1', '2=3' ), static function () {
	given( array( 'HTTP_COOKIE' => 'a=1; ab=4; a=2=3; a' ) );
	return Request::cookies( 'a' );
} );
foreach (
	array(
		'GET /peppered/cart/c1/summary' => 1,
		'GET /peppered/cart/c1/'        => null,
		'GET /peppered/cart/../summary' => null,
		'GET /peppered/cart/c%31'       => null,
		"GET /peppered/cart/c1\n"       => null,
		'PUT /peppered/cart/c1'         => null,
		'DELETE /peppered/cart/c1/i1'   => 2,
	) as $endpoint => $ids
) {
	expect( 'the endpoint ' . json_encode( $endpoint ), $ids, static function () use ( $endpoint ) {
		list( $method, $path ) = explode( ' ', $endpoint, 2 );
		$found                 = Endpoints::find( $method, $path );
		return null === $found ? null : count( $found['ids'] );
	} );
}

// Sessions.
expect( 'a session that was signed here', array( true, true, false ), static function () {
	given();
	$sign    = new ReflectionMethod( Session::class, 'sign' );
	$name    = '__Host-peppered-cart-hash';
	$content = str_repeat( 'a', 48 ) . '.' . time();
	if ( PHP_VERSION_ID < 80100 ) {
		$sign->setAccessible( true );
	}
	$signature              = $sign->invoke( null, $content );
	$_SERVER['HTTP_COOKIE'] = "$name=$content.$signature";
	$right                  = Session::read();
	$_SERVER['HTTP_COOKIE'] = "$name=$content." . strrev( $signature );
	return array( $right->known, $right->fresh, Session::read()->known );
} );

// Visitors' addresses.
foreach (
	array(
		'8.8.8.8'     => array( '8.8.8.8', '' ),
		'1.1.1.1'     => array( '10.0.0.1', '192.168.0.1, 1.1.1.1' ),
		''            => array( '127.0.0.1', 'unknown' ),
		'2a00:1450::1' => array( '::1', '2a00:1450::1' ),
	) as $address => list( $remote, $forwarded )
) {
	expect( "the address of $remote for “{$forwarded}”", $address, static function () use ( $remote, $forwarded ) {
		given(
			array(
				'REMOTE_ADDR'          => $remote,
				'HTTP_X_FORWARDED_FOR' => $forwarded,
			)
		);
		return Rates::client_address();
	} );
}

// JSON.
foreach (
	array(
		array( Shape::integer(), '3', 3 ),
		array( Shape::integer(), '3.0', 3 ),
		array( Shape::integer(), '3.5', 'a whole number' ),
		array( Shape::integer(), '"3"', 'a whole number' ),
		array( Shape::integer( 1 ), '0', 'a whole number' ),
		array( Shape::integer(), '9007199254740993', 'a whole number' ),
		array( Shape::integer(), '1e400', 'a whole number' ),
		array( Shape::amount(), '-2.5', -2.5 ),
		array( Shape::amount(), 'true', 'a number' ),
		array( Shape::id(), '"a-1_B"', 'a-1_B' ),
		array( Shape::id(), '"a\\n"', 'letters, digits, "-" and "_" only' ),
		array( Shape::list_of( Shape::text() ), '[]', array() ),
		array( Shape::list_of( Shape::text(), 1 ), '[]', 'at least one' ),
		array( Shape::list_of( Shape::text() ), '{}', 'a list' ),
		array( Shape::nullable( Shape::text() ), 'null', null ),
		array( Shape::fallback( Shape::text(), '' ), '3', '' ),
		array( Shape::object( array( 'a' => Shape::optional( Shape::text() ) ) ), '{"b":1}', array() ),
		array( Shape::object( array( 'a' => Shape::text() ) ), '[]', 'an object' ),
		array( Buyers::guest_shape(), '{"email":" a@b.nl ","customerFirstName":"Zoë","customerLastName":"de Wit"}', array( 'email' => 'a@b.nl', 'customerFirstName' => 'Zoë', 'customerLastName' => 'de Wit' ) ),
	) as list( $reader, $json, $expected )
) {
	expect( "JSON $json as " . json_encode( $expected ), $expected, static function () use ( $reader, $json ) {
		try {
			return Shape::read( $reader, json_decode( $json ) );
		} catch ( Mismatch $mismatch ) {
			return preg_replace( '/^.*\(expected (.*)\)$/', '$1', $mismatch->getMessage() );
		}
	} );
}
expect( 'cents of sums of decimals', array( 30, 1999, -250 ), static function () {
	return array( Reconciliation::cents( 0.1 + 0.2 ), Reconciliation::cents( 19.99 ), Reconciliation::cents( -2.5 ) );
} );

// What an owner fills in.
foreach (
	array(
		array( 'client_name', ' my-theatre ', 'my-theatre' ),
		array( 'client_name', 'my theatre', null ),
		array( 'client_name', array( 'a' ), '' ),
		array( 'payment_origins', "pay.nl\nhttps://bank.nl/x", 'https://pay.nl https://bank.nl' ),
		array( 'payment_origins', 'http://pay.nl', null ),
		array( 'payment_methods', array( '3', '3', 'x', array(), '-4' ), array( 3, 4 ) ),
		array( 'guests', '0', false ),
		array( 'donation_maximum', '12,50', 12.5 ),
		array( 'donation_maximum', '0', null ),
		array( 'donation_prices', "donation\ngift", array( 'donation', 'gift' ) ),
		array( 'donation_prices', '<b>', null ),
		array( 'cart_page', '7', 7 ),
		array( 'cart_page', '8', null ),
		array( 'embed_cookie', 'voordemensen_session_id', 'voordemensen_session_id' ),
		array( 'embed_cookie', 'a b', null ),
	) as list( $field, $input, $kept )
) {
	expect( "the setting $field of " . json_encode( $input ), array( $kept, null === $kept, true ), static function () use ( $field, $input ) {
		given();
		$before  = PepperedCart\Settings::all();
		$after   = Sanitizer::sanitize( array( $field => $input ) );
		$refused = isset( $GLOBALS['site']['errors'][ $field ] );
		return array( $refused && $after === $before ? null : $after[ $field ], $refused, $after == Sanitizer::sanitize( $after ) );
	} );
}

// A block's look.
expect( 'a block’s look', '--peppered-surface:var(--wp--preset--color--accent-1);--peppered-radius:1rem;', static function () {
	return BlockStyle::properties(
		array(
			'backgroundColor' => 'accent-1',
			'textColor'       => 'red;}body{display:none',
			'style'           => array( 'border' => array( 'radius' => '1rem' ) ),
		)
	);
} );

echo json_encode( $cases );
