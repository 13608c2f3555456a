<?php
/**
 * What has the form that is documented.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * Readers of decoded JSON (objects as `stdClass`). A reader takes a value and the path to it, and gives what is documented of it:
 * fields that nobody knows are left out. It throws `Mismatch`.
 */
final class Shape {

	/** What a field without a value has. */
	private const MISSING = "\0missing";

	/** The largest whole number that JavaScript tells apart from its neighbours. */
	private const SAFE = 9007199254740991;

	/**
	 * Reads a value.
	 *
	 * @param callable $reader One of those that this class makes.
	 * @param mixed    $value  Decoded JSON.
	 * @return mixed
	 */
	public static function read( callable $reader, $value ) {
		return $reader( $value, '' );
	}

	/**
	 * An object, as an array by field.
	 *
	 * @param array<string, callable> $fields Readers by field.
	 */
	public static function object( array $fields ): callable {
		return static function ( $value, string $path ) use ( $fields ): array {
			self::expect( $value instanceof \stdClass, $path, 'an object' );
			$read = array();
			foreach ( $fields as $name => $reader ) {
				$field = property_exists( $value, $name ) ? $value->$name : self::MISSING;
				$found = $reader( $field, ltrim( $path . '.' . $name, '.' ) );
				if ( self::MISSING !== $found ) {
					$read[ $name ] = $found;
				}
			}
			return $read;
		};
	}

	/**
	 * A list.
	 *
	 * @param callable $reader For each.
	 * @param int      $least  How many there must be.
	 */
	public static function list_of( callable $reader, int $least = 0 ): callable {
		return static function ( $value, string $path ) use ( $reader, $least ): array {
			self::expect( is_array( $value ) && count( $value ) >= $least, $path, $least ? 'at least one' : 'a list' );
			$read = array();
			foreach ( $value as $index => $each ) {
				$read[] = $reader( $each, ltrim( $path . '.' . $index, '.' ) );
			}
			return $read;
		};
	}

	/**
	 * A text.
	 *
	 * @param string $pattern What it must match.
	 * @param string $expected What that is, in words.
	 */
	public static function text( string $pattern = '//', string $expected = 'a text' ): callable {
		return static function ( $value, string $path ) use ( $pattern, $expected ): string {
			self::expect( is_string( $value ) && self::MISSING !== $value && 1 === preg_match( $pattern, $value ), $path, $expected );
			return $value;
		};
	}

	/** An id that may stand in a path. */
	public static function id(): callable {
		return self::text( Endpoints::ID, 'letters, digits, "-" and "_" only' );
	}

	/**
	 * A whole number.
	 *
	 * @param int $least The smallest.
	 */
	public static function integer( int $least = -self::SAFE ): callable {
		return static function ( $value, string $path ) use ( $least ): int {
			$is_whole = is_int( $value ) || ( is_float( $value ) && floor( $value ) === $value );
			self::expect( $is_whole && $value >= $least && abs( $value ) <= self::SAFE, $path, 'a whole number' );
			return (int) $value;
		};
	}

	/** A number of the shop's currency; negative is a discount. */
	public static function amount(): callable {
		return static function ( $value, string $path ): float {
			self::expect( ( is_int( $value ) || is_float( $value ) ) && is_finite( $value ), $path, 'a number' );
			return $value + 0.0;
		};
	}

	/**
	 * Where nothing is there, or null, it is null.
	 *
	 * @param callable $reader For what is there.
	 */
	public static function nullable( callable $reader ): callable {
		return static function ( $value, string $path ) use ( $reader ) {
			return null === $value || self::MISSING === $value ? null : $reader( $value, $path );
		};
	}

	/**
	 * Where nothing is there, nothing is read.
	 *
	 * @param callable $reader For what is there.
	 */
	public static function optional( callable $reader ): callable {
		return static function ( $value, string $path ) use ( $reader ) {
			return self::MISSING === $value ? $value : $reader( $value, $path );
		};
	}

	/**
	 * Where something else is there, it is as `$otherwise` says.
	 *
	 * @param callable $reader    For what is there.
	 * @param mixed    $otherwise The value then.
	 */
	public static function fallback( callable $reader, $otherwise ): callable {
		return static function ( $value, string $path ) use ( $reader, $otherwise ) {
			try {
				return $reader( $value, $path );
			} catch ( Mismatch $mismatch ) {
				return $otherwise;
			}
		};
	}

	/**
	 * Throws where a value is another than was expected.
	 *
	 * @param bool   $is_so    Whether it is.
	 * @param string $path     Path to it.
	 * @param string $expected What it must be, in words.
	 */
	public static function expect( bool $is_so, string $path, string $expected ): void {
		if ( ! $is_so ) {
			throw new Mismatch( ( '' === $path ? 'value' : $path ) . ' (expected ' . $expected . ')' );
		}
	}
}
