<?php
/**
 * Who a browser is to the gateway.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * A random id in a cookie that is signed with HMAC-SHA256, so that nobody can choose the id of one. It has nothing to do with
 * WordPress's users.
 */
final class Session {

	/** Milliseconds that a session lasts, and what the gateway remembers for it: as long as the vendor's own cart cookie. */
	public const LIFETIME = 7 * DAY_IN_SECONDS * 1000;

	/** Id, when it was issued in epoch seconds, signature. */
	private const FORMAT = '/^(([0-9a-f]{48})\.(\d{1,12}))\.([0-9a-f]{64})$/D';

	/**
	 * The random id.
	 *
	 * @var string
	 */
	public $id;

	/**
	 * Whether the browser has the cookie already.
	 *
	 * @var bool
	 */
	public $known;

	/**
	 * Whether the cookie is less than a day old. An older one is given anew, so that a session in use does not end.
	 *
	 * @var bool
	 */
	public $fresh;

	/**
	 * Whether this answer holds the cookie.
	 *
	 * @var bool
	 */
	private $is_given = false;

	/**
	 * Made by `read`.
	 *
	 * @param string $id    The id.
	 * @param bool   $known Whether the browser has it.
	 * @param bool   $fresh Whether it is less than a day old.
	 */
	private function __construct( string $id, bool $known, bool $fresh ) {
		$this->id    = $id;
		$this->known = $known;
		$this->fresh = $fresh;
	}

	/** The session that the request's cookie names; a new one where there is none, or its signature is wrong. */
	public static function read(): self {
		foreach ( Request::cookies( self::cookie_name() ) as $value ) {
			if ( 1 === preg_match( self::FORMAT, $value, $parts ) && hash_equals( self::sign( $parts[1] ), $parts[4] ) ) {
				return new self( $parts[2], true, time() - (int) $parts[3] < DAY_IN_SECONDS );
			}
		}
		return new self( bin2hex( random_bytes( 24 ) ), false, false );
	}

	/** Sees to it that the browser gets the cookie, and keeps it while it comes back. */
	public function keep(): void {
		if ( $this->fresh || $this->is_given ) {
			return;
		}
		$content = $this->id . '.' . time();
		setcookie(
			self::cookie_name(),
			$content . '.' . self::sign( $content ),
			array(
				'expires'  => time() + intdiv( self::LIFETIME, 1000 ),
				'path'     => '/',
				'secure'   => ! Site::is_insecure(),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
		$this->is_given = true;
	}

	/**
	 * Two sites in folders of one origin have different secrets, and must not take each other's cookie away. `__Host-` keeps
	 * other hosts of the site's domain from setting it; not every browser takes that over http.
	 */
	private static function cookie_name(): string {
		return ( Site::is_insecure() ? '' : '__Host-' ) . 'peppered-cart-' . COOKIEHASH . self::site();
	}

	/** What tells a site from the others of its network: they have salts and `COOKIEHASH` in common. */
	private static function site(): string {
		return is_multisite() ? '-' . get_current_blog_id() : '';
	}

	/**
	 * The signature of a cookie's content. Its key is the site's own, and for nothing else.
	 *
	 * @param string $content Id and moment.
	 */
	private static function sign( string $content ): string {
		$key = hash_hmac( 'sha256', 'peppered-cart session cookie' . self::site(), wp_salt( 'auth' ), true );
		return hash_hmac( 'sha256', 'peppered-cart session ' . $content, $key );
	}
}
