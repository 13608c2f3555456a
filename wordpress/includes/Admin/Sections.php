<?php
/**
 * The fields of the settings page, in their sections.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

defined( 'ABSPATH' ) || exit;

/** Says which fields there are, how they are called and what they are for. `Fields` prints them. */
final class Sections {

	/**
	 * The section that is being filled.
	 *
	 * @var string
	 */
	private static $section = '';

	/** Adds them all to the page. */
	public static function add(): void {
		self::theatre();
		self::payment();
		self::pages();
		self::tickets();
		self::statistics();
	}

	/** Where the theatre is at Peppered, and the key to it. */
	private static function theatre(): void {
		self::section( 'theatre', __( 'Your theatre at Peppered', 'peppered-cart' ) );
		self::field(
			'client_name',
			__( 'Client name', 'peppered-cart' ),
			'text',
			array( 'description' => __( 'The short name of your theatre, as in the addresses of your ticket shop. Peppered tells you.', 'peppered-cart' ) )
		);
		self::field( 'api_key', __( 'API key', 'peppered-cart' ), 'api_key' );
		self::field( 'test', __( 'Connection', 'peppered-cart' ), 'test', array( 'label_for' => '' ) );
	}

	/** Who may pay, how and where. */
	private static function payment(): void {
		self::section( 'payment', __( 'Paying', 'peppered-cart' ) );
		self::field(
			'guests',
			__( 'Guests', 'peppered-cart' ),
			'checkbox',
			array(
				'label'       => __( 'Visitors may buy without an account', 'peppered-cart' ),
				'description' => __( 'They fill in their name and e-mail address in the checkout.', 'peppered-cart' ),
			)
		);
		self::field( 'payment_methods', __( 'Payment methods', 'peppered-cart' ), 'payment_methods', array( 'label_for' => '' ) );
		self::field(
			'payment_origins',
			__( 'Payment hosts', 'peppered-cart' ),
			'lines',
			array(
				'placeholder' => 'https://',
				'description' => __( 'The addresses of the pages on which visitors pay, one on each line. Visitors are sent nowhere else. Peppered tells you which they are.', 'peppered-cart' ),
			)
		);
	}

	/** Where the cart and the checkout are. */
	private static function pages(): void {
		self::section( 'pages', __( 'Pages', 'peppered-cart' ) );
		self::field( 'cart_page', __( 'Cart', 'peppered-cart' ), 'page', array( 'which' => 'cart' ) );
		self::field( 'checkout_page', __( 'Checkout', 'peppered-cart' ), 'page', array( 'which' => 'checkout' ) );
		self::field(
			'thanks_page',
			__( 'After paying', 'peppered-cart' ),
			'page',
			array(
				'which'       => 'thanks',
				'none'        => __( '— The checkout page itself —', 'peppered-cart' ),
				'description' => __( 'The payment page brings the visitor back here, to their order. The checkout page does that too; a page of its own has room for more, such as how to reach you.', 'peppered-cart' ),
			)
		);
		self::field(
			'programme_page',
			__( 'Programme', 'peppered-cart' ),
			'page',
			array(
				'which'       => 'programme',
				'description' => __( 'Where visitors choose their tickets: an empty cart leads there. You may leave it out.', 'peppered-cart' ),
			)
		);
		self::field( 'make_pages', '', 'make_pages', array( 'label_for' => '' ) );
	}

	/** What is sold: where seats are chosen, and donations. */
	private static function tickets(): void {
		self::section( 'tickets', __( 'Tickets and donations', 'peppered-cart' ) );
		self::field(
			'ticket_origin',
			__( 'Ticket address', 'peppered-cart' ),
			'text',
			array(
				'placeholder' => 'https://tickets.voordemensen.nl',
				'description' => __( 'Where the seat picker comes from that is already on your site. The cart then follows what visitors choose in it. Leave empty if you have none.', 'peppered-cart' ),
			)
		);
		self::field(
			'embed_cookie',
			__( 'Cookie of the seat picker', 'peppered-cart' ),
			'text',
			array(
				'choices'     => array( 'voordemensen_session_id', 'll_vdm_session_id' ),
				'description' => __( 'With the name of the cookie in which it keeps its cart, both have one cart. Leave empty if you have none.', 'peppered-cart' ),
			)
		);
		self::field(
			'donation_prices',
			__( 'Donation prices', 'peppered-cart' ),
			'lines',
			array( 'description' => __( 'The ids of prices of which the visitor chooses the amount, one on each line.', 'peppered-cart' ) )
		);
		self::field(
			'donation_maximum',
			__( 'Largest donation', 'peppered-cart' ),
			'amount',
			array( 'description' => __( 'In euros.', 'peppered-cart' ) )
		);
	}

	/** What others on the page are told. */
	private static function statistics(): void {
		self::section( 'statistics', __( 'Statistics', 'peppered-cart' ) );
		self::field(
			'data_layer',
			__( 'Data layer', 'peppered-cart' ),
			'checkbox',
			array(
				'label'       => __( 'Tell Google Tag Manager what happens in the cart', 'peppered-cart' ),
				'description' => __( 'GA4 events such as add_to_cart and purchase are pushed to window.dataLayer. Mention it in your privacy statement.', 'peppered-cart' ),
			)
		);
	}

	/**
	 * Begins a section.
	 *
	 * @param string $id    Its name.
	 * @param string $title Its heading.
	 */
	private static function section( string $id, string $title ): void {
		self::$section = $id;
		add_settings_section(
			$id,
			$title,
			'__return_empty_string',
			SettingsPage::SLUG,
			array(
				'before_section' => '<div class="peppered-cart-section">',
				'after_section'  => '</div>',
			)
		);
	}

	/**
	 * Adds a field to the section.
	 *
	 * @param string               $name      The setting.
	 * @param string               $title     Its label.
	 * @param string               $kind      The method of `Fields` that prints it.
	 * @param array<string, mixed> $arguments What that method needs to know.
	 */
	private static function field( string $name, string $title, string $kind, array $arguments = array() ): void {
		add_settings_field(
			$name,
			esc_html( $title ),
			array( Fields::class, $kind ),
			SettingsPage::SLUG,
			self::$section,
			array_merge(
				array(
					'name'      => $name,
					'label_for' => Fields::id( $name ),
				),
				$arguments
			)
		);
	}
}
