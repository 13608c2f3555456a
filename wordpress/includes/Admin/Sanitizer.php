<?php
/**
 * What an owner has filled in.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\ApiKey;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Checks every field. A value that cannot be right is not kept: the one before stays, and a sentence says why. What the form did
 * not send stays as it is. WordPress may call it twice for one form, so what it has answered must pass it unchanged.
 */
final class Sanitizer {

	/**
	 * The settings as they are kept.
	 *
	 * @var array<string, mixed>
	 */
	private $settings;

	/**
	 * What the form sent, without slashes.
	 *
	 * @var array<string, mixed>
	 */
	private $input;

	/**
	 * Whether a value was not kept.
	 *
	 * @var bool
	 */
	private $has_refused = false;

	/**
	 * Begins with what is kept.
	 *
	 * @param array<string, mixed> $input What the form sent, without slashes.
	 */
	private function __construct( array $input ) {
		$this->settings = Settings::all();
		$this->input    = $input;
	}

	/**
	 * Answers the settings to keep.
	 *
	 * @param mixed $input What the form sent, without slashes.
	 * @return array<string, mixed>
	 */
	public static function sanitize( $input ): array {
		$sanitizer = new self( is_array( $input ) ? $input : array() );
		$sanitizer->theatre();
		$sanitizer->api_key();
		$sanitizer->payment();
		$sanitizer->donations();
		$sanitizer->pages();
		$sanitizer->statistics();
		if ( $sanitizer->has_refused ) {
			add_settings_error( Settings::OPTION, 'rest', esc_html__( 'Everything else is saved.', 'peppered-cart' ), 'info' );
		}
		return $sanitizer->settings;
	}

	/** Where the theatre is at Peppered. */
	private function theatre(): void {
		$this->text(
			'client_name',
			'/^[\w-]{1,128}$/',
			/* translators: %s: what was filled in */
			__( 'The client name “%s” cannot be right: it has only letters, digits, “-” and “_”. The one before is kept.', 'peppered-cart' )
		);
		$this->origins( 'ticket_origin', 1 );
	}

	/** The key, which is kept elsewhere and never comes back to the form. */
	private function api_key(): void {
		if ( ! empty( $this->input['forget_api_key'] ) ) {
			ApiKey::forget();
		}
		$key = trim( $this->sent( 'api_key' ) );
		if ( '' === $key ) {
			return;
		}
		if ( preg_match( '/^[\x21-\x7E]{1,1000}$/', $key ) ) {
			ApiKey::keep( $key );
		} else {
			$this->refuse( 'api_key', __( 'The API key cannot be right: it has spaces or unusual characters. The one before is kept; copy it again, whole and without anything around it.', 'peppered-cart' ) );
		}
	}

	/** Who may pay, how and where. */
	private function payment(): void {
		$this->ids( 'payment_methods' );
		$this->ids( 'guest_payment_methods' );
		$this->flag( 'guests' );
		$this->origins( 'payment_origins', 20 );
	}

	/** Which prices are donations, and how large one may be. */
	private function donations(): void {
		$prices = $this->words( 'donation_prices' );
		$wrong  = preg_grep( '/^[\w-]{1,128}$/D', $prices, PREG_GREP_INVERT );
		if ( $wrong ) {
			/* translators: %s: what was filled in */
			$this->refuse( 'donation_prices', __( '“%s” is no id of a price. Write the ids of the donations, one on each line, such as “donation”. The ones before are kept.', 'peppered-cart' ), reset( $wrong ) );
		} elseif ( isset( $this->input['donation_prices'] ) ) {
			$this->settings['donation_prices'] = $prices;
		}
		if ( ! isset( $this->input['donation_maximum'] ) ) {
			return;
		}
		$maximum = str_replace( ',', '.', trim( $this->sent( 'donation_maximum' ) ) );
		if ( preg_match( '/^\d{1,6}(\.\d{1,2})?$/', $maximum ) && (float) $maximum > 0 ) {
			$this->settings['donation_maximum'] = (float) $maximum;
		} else {
			/* translators: %s: what was filled in */
			$this->refuse( 'donation_maximum', __( 'The largest donation “%s” is no amount in euros above 0, such as 250. The one before is kept.', 'peppered-cart' ), $maximum );
		}
	}

	/** The pages, as long as they are there. */
	private function pages(): void {
		foreach ( array( 'cart', 'checkout', 'thanks', 'programme' ) as $which ) {
			$name = $which . '_page';
			$page = (int) $this->sent( $name );
			if ( 0 !== $page && 'page' !== get_post_type( $page ) ) {
				$this->refuse( $name, __( 'The page that was chosen is not there any more. Choose another.', 'peppered-cart' ) );
			} elseif ( isset( $this->input[ $name ] ) ) {
				$this->settings[ $name ] = $page;
			}
		}
	}

	/** What others on the page are told, and the seat picker's cookie. */
	private function statistics(): void {
		$this->flag( 'data_layer' );
		$this->text(
			'embed_cookie',
			'/^[\w.-]{0,64}$/',
			/* translators: %s: what was filled in */
			__( '“%s” is no name of a cookie, such as “voordemensen_session_id”. The one before is kept.', 'peppered-cart' )
		);
	}

	/**
	 * A line of text that has a form.
	 *
	 * @param string $name    The field.
	 * @param string $pattern The form. Nothing at all is taken too.
	 * @param string $fault   What to say of another.
	 */
	private function text( string $name, string $pattern, string $fault ): void {
		$value = trim( $this->sent( $name ) );
		if ( '' !== $value && ! preg_match( $pattern, $value ) ) {
			$this->refuse( $name, $fault, $value );
		} elseif ( isset( $this->input[ $name ] ) ) {
			$this->settings[ $name ] = $value;
		}
	}

	/**
	 * Addresses of which the origin is kept.
	 *
	 * @param string $name    The field.
	 * @param int    $maximum How many it takes.
	 */
	private function origins( string $name, int $maximum ): void {
		$origins = array();
		$words   = $this->words( $name );
		foreach ( $words as $word ) {
			$origin = Origin::of( $word );
			if ( '' === $origin ) {
				/* translators: %s: what was filled in */
				$this->refuse( $name, __( '“%s” is no address such as https://tickets.mytheatre.nl. What was there before is kept.', 'peppered-cart' ), $word );
				return;
			}
			$origins[] = $origin;
		}
		if ( count( $words ) > $maximum ) {
			/* translators: %d: how many addresses fit */
			$this->refuse( $name, sprintf( _n( 'Only %d address fits here. What was there before is kept.', 'Only %d addresses fit here. What was there before is kept.', $maximum, 'peppered-cart' ), $maximum ) );
		} elseif ( isset( $this->input[ $name ] ) ) {
			$this->settings[ $name ] = implode( ' ', array_unique( $origins ) );
		}
	}

	/**
	 * Whole numbers of which a list is kept.
	 *
	 * @param string $name The field.
	 */
	private function ids( string $name ): void {
		if ( isset( $this->input[ $name ] ) ) {
			$this->settings[ $name ] = array_values( array_unique( array_filter( array_map( 'absint', array_filter( (array) $this->input[ $name ], 'is_scalar' ) ) ) ) );
		}
	}

	/**
	 * Yes or no.
	 *
	 * @param string $name The field.
	 */
	private function flag( string $name ): void {
		if ( isset( $this->input[ $name ] ) ) {
			$this->settings[ $name ] = (bool) $this->input[ $name ];
		}
	}

	/**
	 * The words of a field, which commas, spaces or lines part.
	 *
	 * @param string $name The field.
	 * @return string[]
	 */
	private function words( string $name ): array {
		$value = $this->input[ $name ] ?? '';
		$text  = is_array( $value ) ? implode( ' ', array_filter( $value, 'is_scalar' ) ) : $this->sent( $name );
		return array_values( array_unique( array_filter( (array) preg_split( '/[\s,;]+/', $text ), 'strlen' ) ) );
	}

	/**
	 * What the form sent as a text, or ''.
	 *
	 * @param string $name The field.
	 */
	private function sent( string $name ): string {
		$value = $this->input[ $name ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}

	/**
	 * Says what is wrong, at the top of the page and beside the field.
	 *
	 * @param string $name  The field.
	 * @param string $fault What is wrong.
	 * @param string $value What was filled in, where the sentence names it.
	 */
	private function refuse( string $name, string $fault, string $value = '' ): void {
		$this->has_refused = true;

		$shown = mb_substr( sanitize_text_field( $value ), 0, 60 );
		// WordPress prints these sentences as they are.
		add_settings_error( Settings::OPTION, $name, esc_html( '' === $value ? $fault : sprintf( $fault, $shown ) ) );
	}
}
