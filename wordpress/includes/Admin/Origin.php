<?php
/**
 * Origins of addresses.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Admin;

defined( 'ABSPATH' ) || exit;

/** Takes the origin out of what an owner pastes. */
final class Origin {

	/**
	 * Such as `https://tickets.mytheatre.nl`, or '' when there is none that is safe: https, or http on this very machine.
	 *
	 * @param string $written An address, with or without scheme and path.
	 */
	public static function of( string $written ): string {
		$address = preg_match( '#^[a-z][a-z\d+.-]*://#i', $written ) ? $written : 'https://' . $written;
		$parts   = wp_parse_url( $address );
		if ( ! is_array( $parts ) || isset( $parts['user'] ) || ! isset( $parts['host'], $parts['scheme'] ) ) {
			return '';
		}
		$scheme = strtolower( $parts['scheme'] );
		$host   = self::ascii( $parts['host'] );
		$local  = in_array( $host, array( 'localhost', '127.0.0.1' ), true );
		if ( 'https' !== $scheme && ! ( 'http' === $scheme && $local ) ) {
			return '';
		}
		if ( ! $local && ! preg_match( '/^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/', $host ) ) {
			return '';
		}
		$usual = 'https' === $scheme ? 443 : 80;
		$port  = (int) ( $parts['port'] ?? $usual );
		return $scheme . '://' . $host . ( $usual === $port ? '' : ':' . $port );
	}

	/**
	 * A host as browsers send it: `theater-café.nl` is `xn--theater-caf-lbb.nl`. One that cannot be written so stays as it is.
	 *
	 * @param string $host As an owner writes it.
	 */
	private static function ascii( string $host ): string {
		if ( ! preg_match( '/[^\x00-\x7F]/', $host ) ) {
			return strtolower( $host );
		}
		if ( function_exists( 'idn_to_ascii' ) ) {
			return (string) idn_to_ascii( $host, IDNA_NONTRANSITIONAL_TO_ASCII, INTL_IDNA_VARIANT_UTS46 );
		}
		try {
			// WordPress's own, which takes no capitals.
			return \WpOrg\Requests\IdnaEncoder::encode( function_exists( 'mb_strtolower' ) ? mb_strtolower( $host, 'UTF-8' ) : strtolower( $host ) );
		} catch ( \Exception $exception ) {
			return $host;
		}
	}
}
