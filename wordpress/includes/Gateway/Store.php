<?php
/**
 * What the gateway remembers between requests.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * A table of entries that expire, shared by all processes of the site. The database makes each of these atomic with one
 * statement, so there are no locks that a crash could leave behind.
 *
 * Names are hashes of what they stand for (see `name`), so that no cart id, session or e-mail is in them. Values may hold an
 * order key and a payment address: they are the result that a repeat must get.
 *
 * Every method throws `StoreFailure` where the database fails. Its own message, which quotes the query, goes nowhere.
 */
final class Store {

	/** Rows that one sweep deletes at most, so that no visitor waits for it. */
	private const SWEEP = 1000;

	/** One in so many writes sweeps. */
	private const CHANCE = 200;

	/** How often a statement is tried that the database gave up for another one. */
	private const ATTEMPTS = 4;

	/**
	 * Whether this request has seen the database go.
	 *
	 * @var bool
	 */
	private static $is_lost = false;

	/** The table of this site. */
	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'peppered_cart_entries';
	}

	/**
	 * Makes the table where there is none. In one statement, unlike `dbDelta`: on a site's first visit several requests may
	 * come here at the same time.
	 */
	public static function make_table(): void {
		global $wpdb;
		$table = self::table();
		$made  = self::attempt(
			"CREATE TABLE IF NOT EXISTS $table (
				name char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
				value mediumtext NOT NULL,
				expires bigint unsigned NOT NULL,
				PRIMARY KEY  (name),
				KEY expires (expires)
			) " . $wpdb->get_charset_collate()
		);
		if ( null === $made ) {
			throw new StoreFailure( 'the database refused the table' );
		}
	}

	/** Whether the table is there. */
	public static function has_table(): bool {
		global $wpdb;
		return 0 < (int) self::attempt( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( self::table() ) ) );
	}

	/**
	 * The name under which something is kept: a SHA-256 hash in hex over all parts and their boundaries.
	 *
	 * @param string ...$parts What it stands for.
	 */
	public static function name( string ...$parts ): string {
		return hash( 'sha256', (string) wp_json_encode( array_map( 'bin2hex', $parts ) ) );
	}

	/** Milliseconds since the epoch. */
	public static function now(): int {
		return (int) floor( microtime( true ) * 1000 );
	}

	/**
	 * The value, or null where there is none or it has expired.
	 *
	 * @param string $name See `name`.
	 */
	public static function get( string $name ): ?string {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
		$query = $wpdb->prepare( "SELECT value FROM $table WHERE name = %s AND expires > %d", $name, self::now() );
		return self::query( $query ) ? (string) $wpdb->last_result[0]->value : null;
	}

	/**
	 * Keeps a value unless the name is taken, and returns what is kept now.
	 *
	 * @param string $name     See `name`.
	 * @param string $value    ASCII.
	 * @param int    $lifetime Milliseconds.
	 */
	public static function add( string $name, string $value, int $lifetime ): string {
		global $wpdb;
		$table = self::table();
		self::sweep_by_chance();
		for ( $attempt = 1; $attempt <= self::ATTEMPTS; $attempt++ ) {
			$now     = self::now();
			$expires = $now + $lifetime;
			// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
			$insert = $wpdb->prepare( "INSERT IGNORE INTO $table (name, value, expires) VALUES (%s, %s, %d)", $name, $value, $expires );
			// Of two who find an expired one, the second finds it renewed.
			$renew = $wpdb->prepare( "UPDATE $table SET value = %s, expires = %d WHERE name = %s AND expires <= %d", $value, $expires, $name, $now );
			// phpcs:enable
			if ( self::query( $insert ) || self::query( $renew ) ) {
				return $value;
			}
			$found = self::get( $name );
			if ( null !== $found ) {
				return $found;
			}
		}
		throw new StoreFailure( 'an entry came and went' );
	}

	/**
	 * Keeps a value in place of what was there.
	 *
	 * @param string $name     See `name`.
	 * @param string $value    ASCII.
	 * @param int    $lifetime Milliseconds.
	 */
	public static function set( string $name, string $value, int $lifetime ): void {
		global $wpdb;
		$table   = self::table();
		$expires = self::now() + $lifetime;
		self::query(
			$wpdb->prepare(
				// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
				"INSERT INTO $table (name, value, expires) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE value = %s, expires = %d",
				$name,
				$value,
				$expires,
				$value,
				$expires
			)
		);
	}

	/**
	 * Forgets a value.
	 *
	 * @param string $name See `name`.
	 */
	public static function delete( string $name ): void {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
		self::query( $wpdb->prepare( "DELETE FROM $table WHERE name = %s", $name ) );
	}

	/**
	 * Adds one to a counter that starts at 0, and returns the count: of those who count at the same time, each hears all.
	 *
	 * @param string $name     See `name`.
	 * @param int    $lifetime Milliseconds after the first count for which it lasts.
	 */
	public static function increment( string $name, int $lifetime ): int {
		global $wpdb;
		$table = self::table();
		$now   = self::now();
		self::sweep_by_chance();
		self::query(
			$wpdb->prepare(
				// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
				"INSERT INTO $table (name, value, expires) VALUES (%s, '1', %d) ON DUPLICATE KEY UPDATE
					value = IF(expires > %d, CAST(value AS UNSIGNED) + 1, '1'), expires = IF(expires > %d, expires, %d)",
				// phpcs:enable
				$name,
				$now + $lifetime,
				$now,
				$now,
				$now + $lifetime
			)
		);
		return max( 1, (int) self::get( $name ) );
	}

	/** Deletes what has expired. */
	public static function sweep(): void {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- The table's name is no input.
		self::query( $wpdb->prepare( "DELETE FROM $table WHERE expires <= %d LIMIT %d", self::now(), self::SWEEP ) );
	}

	/** A site whose cron never runs is swept by its visitors, who do not hear of it when that fails. */
	private static function sweep_by_chance(): void {
		if ( 1 !== wp_rand( 1, self::CHANCE ) ) {
			return;
		}
		try {
			self::sweep();
		} catch ( StoreFailure $failure ) {
			Failures::log( $failure );
		}
	}

	/**
	 * Runs a statement that is prepared, and returns how many rows it gave or changed.
	 *
	 * @param string $query The statement.
	 */
	private static function query( string $query ): int {
		$rows = self::attempt( $query );
		if ( null === $rows && ! self::has_table() ) {
			// Tools that clean a database up take away what they do not know.
			self::make_table();
			$rows = self::attempt( $query );
		}
		if ( null === $rows ) {
			throw new StoreFailure( 'the database refused a statement' );
		}
		return $rows;
	}

	/**
	 * Runs a statement that is prepared, and returns how many rows it gave or changed, or null where it failed. What the database
	 * says of that would be written to the log together with the statement, which may hold an order key.
	 *
	 * @param string $query The statement.
	 */
	private static function attempt( string $query ): ?int {
		global $wpdb;
		if ( ! self::is_connected() ) {
			throw new StoreFailure( 'the database is gone' );
		}
		$suppressed = $wpdb->suppress_errors( true );
		for ( $attempt = 1; $attempt <= self::ATTEMPTS; $attempt++ ) {
			// phpcs:ignore WordPress.DB -- Prepared by the callers; a cache would not be atomic.
			$rows = $wpdb->query( $query );
			if ( false !== $rows ) {
				break;
			}
		}
		$wpdb->suppress_errors( $suppressed );
		return false === $rows ? null : (int) $rows;
	}

	/**
	 * Whether the database is there. It is asked beforehand, because WordPress ends a request whose query finds it gone, and with it
	 * the answer of an order that was just made. Where another class stands in for WordPress's own, that is left to it.
	 */
	private static function is_connected(): bool {
		global $wpdb;
		if ( 'wpdb' === get_class( $wpdb ) && ! self::$is_lost ) {
			self::$is_lost = ! $wpdb->check_connection( false );
		}
		return ! self::$is_lost;
	}
}
