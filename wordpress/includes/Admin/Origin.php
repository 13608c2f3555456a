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
		$host   = strtolower( $parts['host'] );
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
}
