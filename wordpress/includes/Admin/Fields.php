<?php
/**
 * The fields of the settings page, as HTML.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

use PepperedCart\ApiKey;
use PepperedCart\Settings;

defined( 'ABSPATH' ) || exit;

/** One method for each kind of field. What a field is for, and what is wrong with it, is tied to it by `aria-describedby`. */
final class Fields {

	/**
	 * The id of a field's control.
	 *
	 * @param string $name The setting.
	 */
	public static function id( string $name ): string {
		return 'peppered-cart-' . str_replace( '_', '-', $name );
	}

	/**
	 * A line of text, with suggestions where there are `choices`.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function text( array $field ): void {
		$choices = $field['choices'] ?? array();
		$list    = self::id( $field['name'] ) . '-choices';
		printf(
			'<input type="text" class="regular-text code" autocomplete="off" spellcheck="false" autocapitalize="none" value="%s" placeholder="%s"%s%s>',
			esc_attr( (string) Settings::all()[ $field['name'] ] ),
			esc_attr( $field['placeholder'] ?? '' ),
			$choices ? ' list="' . esc_attr( $list ) . '"' : '',
			self::attributes( $field ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped there.
		);
		if ( $choices ) {
			printf( '<datalist id="%s">', esc_attr( $list ) );
			foreach ( $choices as $choice ) {
				printf( '<option value="%s"></option>', esc_attr( $choice ) );
			}
			echo '</datalist>';
		}
		self::notes( $field );
	}

	/**
	 * Several values, one on each line.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function lines( array $field ): void {
		$value = Settings::all()[ $field['name'] ];
		$lines = is_array( $value ) ? $value : explode( ' ', (string) $value );
		printf(
			'<textarea rows="3" class="large-text code" spellcheck="false" autocapitalize="none" placeholder="%s"%s>%s</textarea>',
			esc_attr( $field['placeholder'] ?? '' ),
			self::attributes( $field ), // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped there.
			esc_textarea( implode( "\n", $lines ) )
		);
		self::notes( $field );
	}

	/**
	 * An amount of money.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function amount( array $field ): void {
		printf(
			'<input type="text" inputmode="decimal" class="small-text" value="%s"%s>',
			esc_attr( (string) (float) Settings::all()[ $field['name'] ] ),
			self::attributes( $field ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped there.
		);
		self::notes( $field );
	}

	/**
	 * Yes or no.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function checkbox( array $field ): void {
		printf(
			'<input type="hidden" name="%s" value="0"><label><input type="checkbox" value="1"%s%s> %s</label>',
			esc_attr( self::name( $field['name'] ) ),
			checked( (bool) Settings::all()[ $field['name'] ], true, false ),
			self::attributes( $field ), // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped there.
			esc_html( $field['label'] )
		);
		self::notes( $field );
	}

	/**
	 * A page of the site.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function page( array $field ): void {
		$page = (int) Settings::all()[ $field['name'] ];
		wp_dropdown_pages(
			array(
				'name'              => esc_attr( self::name( $field['name'] ) ),
				'id'                => esc_attr( self::id( $field['name'] ) ),
				'selected'          => absint( $page ),
				'show_option_none'  => esc_html( $field['none'] ?? __( '— Choose a page —', 'peppered-cart' ) ),
				'option_none_value' => '0',
			)
		);
		if ( Pages::exists( $field['which'] ) ) {
			printf(
				' <a href="%s">%s<span class="screen-reader-text"> %s</span></a>',
				esc_url( (string) get_permalink( $page ) ),
				esc_html__( 'View', 'peppered-cart' ),
				esc_html( get_the_title( $page ) )
			);
		}
		self::notes( $field );
	}

	/**
	 * The API key: a field that is always empty.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function api_key( array $field ): void {
		$source = ApiKey::source();
		$notes  = array(
			'constant'    => __( 'The key comes from the constant PEPPERED_CART_API_KEY in wp-config.php. It is changed there.', 'peppered-cart' ),
			'environment' => __( 'The key comes from the environment variable PEPPERED_CART_API_KEY of the server. It is changed there.', 'peppered-cart' ),
			'kept'        => __( 'A key is kept, encrypted. It is never shown; leave the field empty to keep it.', 'peppered-cart' ),
			'unreadable'  => __( 'A key is kept, but it cannot be read any more: the security salts of this site were changed. Fill it in again.', 'peppered-cart' ),
			'none'        => __( 'Peppered gives it to you. It is kept encrypted and never shown again.', 'peppered-cart' ),
		);
		if ( in_array( $source, array( 'constant', 'environment' ), true ) ) {
			printf( '<p id="%s">%s</p>', esc_attr( self::id( 'api_key' ) ), esc_html( $notes[ $source ] ) );
			return;
		}
		$field['description'] = $notes[ $source ];
		printf(
			'<input type="password" class="regular-text code" autocomplete="new-password" spellcheck="false" value=""%s>',
			self::attributes( $field ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped there.
		);
		self::notes( $field );
		if ( 'none' !== $source ) {
			printf(
				'<p><label><input type="checkbox" name="%s" value="1"> %s</label></p>',
				esc_attr( self::name( 'forget_api_key' ) ),
				esc_html__( 'Remove the kept key', 'peppered-cart' )
			);
		}
	}

	/** The button that asks the API. */
	public static function test(): void {
		self::button( 'peppered_cart_test', __( 'Save and test the connection', 'peppered-cart' ) );
	}

	/** The button that makes pages, or a word that it is not needed. */
	public static function make_pages(): void {
		if ( array_filter( array_keys( Pages::all() ), array( Pages::class, 'exists' ) ) === array_keys( Pages::all() ) ) {
			printf( '<p class="description">%s</p>', esc_html__( 'All pages are there. Each holds a block of this plugin; you may write above and below it.', 'peppered-cart' ) );
			return;
		}
		self::button( 'peppered_cart_pages', __( 'Make the pages', 'peppered-cart' ) );
		printf( '<p class="description">%s</p>', esc_html__( 'Makes a page with the right block for each that is not chosen above, and saves what you have filled in.', 'peppered-cart' ) );
	}

	/**
	 * The ways to pay that the API offers.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	public static function payment_methods( array $field ): void {
		PaymentMethods::render( $field );
		self::notes( $field );
	}

	/**
	 * The name under which a field is sent.
	 *
	 * @param string $name The setting.
	 */
	public static function name( string $name ): string {
		return Settings::OPTION . '[' . $name . ']';
	}

	/**
	 * What every control has, escaped.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	private static function attributes( array $field ): string {
		$id        = self::id( $field['name'] );
		$described = array_filter(
			array(
				self::fault( $field['name'] ) ? $id . '-fault' : '',
				empty( $field['description'] ) ? '' : $id . '-description',
			)
		);
		return sprintf( ' id="%s" name="%s"', esc_attr( $id ), esc_attr( self::name( $field['name'] ) ) )
			. ( $described ? ' aria-describedby="' . esc_attr( implode( ' ', $described ) ) . '"' : '' )
			. ( self::fault( $field['name'] ) ? ' aria-invalid="true"' : '' );
	}

	/**
	 * What is wrong with a field, and what it is for.
	 *
	 * @param array<string, mixed> $field What it is.
	 */
	private static function notes( array $field ): void {
		$id    = self::id( $field['name'] );
		$fault = self::fault( $field['name'] );
		if ( '' !== $fault ) {
			printf( '<p id="%s-fault" class="peppered-cart-fault">%s</p>', esc_attr( $id ), wp_kses( $fault, array() ) );
		}
		if ( ! empty( $field['description'] ) ) {
			printf( '<p id="%s-description" class="description">%s</p>', esc_attr( $id ), esc_html( $field['description'] ) );
		}
	}

	/**
	 * The sentence that `Sanitizer` wrote of a field, escaped already, or ''.
	 *
	 * @param string $name The setting.
	 */
	private static function fault( string $name ): string {
		foreach ( get_settings_errors( Settings::OPTION ) as $error ) {
			if ( $name === $error['code'] ) {
				return $error['message'];
			}
		}
		return '';
	}

	/**
	 * A button that saves and does something more.
	 *
	 * @param string $action What `admin-post.php` calls it.
	 * @param string $text   What it says.
	 */
	private static function button( string $action, string $text ): void {
		printf(
			'<button type="submit" class="button" formaction="%s" name="action" value="%s">%s</button>',
			esc_url( admin_url( 'admin-post.php' ) ),
			esc_attr( $action ),
			esc_html( $text )
		);
	}
}
