<?php
/**
 * The key of the API.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/**
 * Reads and keeps the API key. It is never printed and never logged. What the database holds of it cannot be read without the salts
 * in `wp-config.php`, so neither a copy of the database nor a page that shows options gives it away.
 */
final class ApiKey {

	public const OPTION = 'peppered_cart_api_key';

	/** The constant and the environment variable that win over the kept key. */
	private const NAME = 'PEPPERED_CART_API_KEY';

	/** What a kept key begins with, so that a later form can be told from this one. */
	private const FORM = 'secretbox:';

	/** The key, or '' as long as there is none that can be read. */
	public static function read(): string {
		switch ( self::source() ) {
			case 'constant':
				return (string) constant( self::NAME );
			case 'environment':
				return (string) getenv( self::NAME );
			default:
				return (string) self::decrypted();
		}
	}

	/**
	 * Where the key comes from: `constant` or `environment`, which win; `kept`; `unreadable` when one is kept and the site's salts are
	 * not those that it was kept with; `none`.
	 */
	public static function source(): string {
		if ( defined( self::NAME ) && '' !== (string) constant( self::NAME ) ) {
			return 'constant';
		}
		if ( '' !== (string) getenv( self::NAME ) ) {
			return 'environment';
		}
		if ( '' === self::kept() ) {
			return 'none';
		}
		return null === self::decrypted() ? 'unreadable' : 'kept';
	}

	/**
	 * Keeps a key, encrypted, in the place of the one before.
	 *
	 * @param string $key The key as Peppered gives it.
	 */
	public static function keep( string $key ): void {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$box   = sodium_crypto_secretbox( $key, $nonce, self::secret() );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Bytes that a text column takes.
		update_option( self::OPTION, self::FORM . base64_encode( $nonce . $box ), false );
	}

	/** Removes the kept key. A constant or an environment variable stays. */
	public static function forget(): void {
		delete_option( self::OPTION );
	}

	/** What the database holds, or ''. */
	private static function kept(): string {
		$kept = get_option( self::OPTION );
		return is_string( $kept ) ? $kept : '';
	}

	/** The kept key, or null when it cannot be read. */
	private static function decrypted(): ?string {
		$kept = self::kept();
		if ( 0 !== strpos( $kept, self::FORM ) ) {
			return null;
		}
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- Bytes that a text column takes.
		$bytes = (string) base64_decode( substr( $kept, strlen( self::FORM ) ), true );
		if ( strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return null;
		}
		$nonce = substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		try {
			$key = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, self::secret() );
		} catch ( \Exception $exception ) {
			return null;
		}
		return false === $key ? null : $key;
	}

	/** What the key is encrypted with: derived from the salts, and used for nothing else. */
	private static function secret(): string {
		return hash_hmac( 'sha256', self::OPTION, wp_salt( 'auth' ), true );
	}
}
