<?php
/**
 * Imitates the vendor's own plugin: a counter, a button that opens its seat picker in an iframe, and the cookie that names the cart.
 * The plugin sets the cookie itself, out of reach of scripts, as soon as somebody comes; with `?readable` a theme does so when the
 * seat picker is opened, as some do. The option `test_seat_picker` says where the seat picker is.
 */

const VENDOR_COOKIE = 'voordemensen_session_id';

/** Asks the API as the vendor's plugin does. */
function vendor_ask( string $method, string $path ) {
	$answer = wp_remote_request(
		PEPPERED_CART_API_BASE . '/' . get_option( 'peppered_cart' )['client_name'] . $path,
		array(
			'method'  => $method,
			'headers' => array( 'Authorization' => PEPPERED_CART_API_KEY ),
		)
	);
	return json_decode( wp_remote_retrieve_body( $answer ) );
}

/** The cart of this visitor, or ''. */
function vendor_cart(): string {
	return (string) ( $_COOKIE[ VENDOR_COOKIE ] ?? '' );
}

add_action(
	'template_redirect',
	static function (): void {
		if ( '' !== vendor_cart() || ! is_page() || isset( $_GET['readable'] ) ) {
			return;
		}
		$_COOKIE[ VENDOR_COOKIE ] = vendor_ask( 'POST', '/cart/' )->cart_id;
		setcookie( VENDOR_COOKIE, vendor_cart(), time() + WEEK_IN_SECONDS, '/', '', false, true );
	}
);

foreach ( array( 'wp_ajax_', 'wp_ajax_nopriv_' ) as $prefix ) {
	add_action(
		$prefix . 'vendor_count',
		static function (): void {
			$summary = '' === vendor_cart() ? null : vendor_ask( 'GET', '/peppered/cart/' . vendor_cart() . '/summary' );
			wp_die( esc_html( $summary->numberOfItems ?? 'n/a' ) );
		}
	);
	add_action(
		$prefix . 'vendor_create',
		static function (): void {
			wp_die( esc_html( vendor_ask( 'POST', '/cart/' )->cart_id ) );
		}
	);
}

add_shortcode(
	'vendor',
	static function (): string {
		$told = array(
			'ajax'   => admin_url( 'admin-ajax.php' ),
			'cart'   => vendor_cart(),
			'picker' => get_option( 'test_seat_picker' ),
		);
		return '<p>Vendor: <span id="vendor-count"></span> <button id="vendor-open">Choose seats</button></p><script>const vendor = '
			. wp_json_encode( $told ) . ';' . VENDOR_SCRIPT . '</script>';
	}
);

const VENDOR_SCRIPT = <<<'JS'
	const counter = document.querySelector( '#vendor-count' );
	const ask = async ( action ) => ( await fetch( `${ vendor.ajax }?action=${ action }` ) ).text();
	ask( 'vendor_count' ).then( ( count ) => { counter.innerHTML = count; } );
	document.querySelector( '#vendor-open' ).onclick = async () => {
		const [ , readable ] = /voordemensen_session_id=(\w+)/.exec( document.cookie ) ?? [];
		let cart = readable ?? vendor.cart;
		if ( ! cart ) {
			cart = await ask( 'vendor_create' );
			document.cookie = `voordemensen_session_id=${ cart };path=/;max-age=604800`;
		}
		const frame = document.createElement( 'iframe' );
		frame.src = `${ vendor.picker }/${ cart }`;
		document.body.append( frame );
	};
	addEventListener( 'message', ( { data } ) => {
		// Its iframe sends another name by now.
		if ( 'voordemensen_basketcounter' in data ) counter.innerHTML = data.voordemensen_basketcounter;
		if ( data.vdm_close ) document.querySelector( 'iframe' ).remove();
	} );
JS;
