<?php
/**
 * Prints what the plugin calls of WordPress that an older version does not have, one on each line: `php newer.php <folder of a
 * newer WordPress> <oldest version>`. What stands in a file that asks `function_exists` or `method_exists` for it is left out.
 */

list( , $wordpress, $oldest ) = $argv;
$plugin = dirname( __DIR__, 2 ) . '/wordpress';

$since  = array();
$called = array();
foreach ( php_files( array( "$wordpress/wp-includes", "$wordpress/wp-admin/includes" ) ) as $code ) {
	$since += introduced( $code );
}
foreach ( php_files( array( $plugin ) ) as $file => $code ) {
	foreach ( calls( $code ) as $name ) {
		$called[ $name ][] = substr( $file, strlen( $plugin ) + 1 );
	}
}
foreach ( $called as $name => $files ) {
	if ( ! isset( $since[ $name ] ) ) {
		if ( ! function_exists( $name ) ) {
			echo "$name is unknown (", implode( ', ', $files ), ")\n";
		}
	} elseif ( version_compare( $since[ $name ], $oldest . '.99', '>' ) ) {
		echo "$name is of {$since[ $name ]} (", implode( ', ', $files ), ")\n";
	}
}
// Otherwise nothing was read, and everything would be well.
if ( count( $since ) < 3000 || count( $called ) < 100 ) {
	echo count( $since ), ' functions are known and ', count( $called ), " are called\n";
}

/**
 * The code of every PHP file in some folders, by its path.
 *
 * @param string[] $folders Where to look.
 * @return Generator<string, string>
 */
function php_files( array $folders ): Generator {
	foreach ( $folders as $folder ) {
		foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $folder ) ) as $file ) {
			if ( 'php' === $file->getExtension() && false === strpos( $file->getPathname(), '/sodium_compat/' ) ) {
				yield $file->getPathname() => (string) file_get_contents( $file->getPathname() );
			}
		}
	}
}

/**
 * The functions and classes that a file of WordPress defines, each with the version that brought it.
 *
 * @param string $code PHP.
 * @return array<string, string>
 */
function introduced( string $code ): array {
	$found = array();
	// Methods begin with their visibility.
	preg_match_all( '~/\*\*((?:(?!\*/).)*)\*/\s*(?:\#\[\w+\]\s*)?(?:final |abstract )?(?:function &?|class )(\w+)~s', $code, $definitions, PREG_SET_ORDER );
	foreach ( $definitions as list( , $comment, $name ) ) {
		if ( preg_match( '~@since\s+(?:MU \()?(\d[\d.]*)~', $comment, $version ) ) {
			$found[ $name ] = $version[1];
		}
	}
	preg_match_all( '~^\s*function &?(\w+)~m', $code, $undocumented );
	return $found + array_fill_keys( $undocumented[1], '0' );
}

/**
 * Names of the functions that code calls and of the classes that it uses from WordPress, but for those that it looks for first.
 *
 * @param string $code PHP.
 * @return string[]
 */
function calls( string $code ): array {
	preg_match_all( '~(?:function_exists\( |method_exists\( \$\w+, )\'(\w+)\'~', $code, $guarded );
	$tokens = array_values( array_filter( token_get_all( $code ), static fn( $token ) => ! is_array( $token ) || T_WHITESPACE !== $token[0] ) );
	$names  = array();
	foreach ( $tokens as $index => $token ) {
		$before = $tokens[ $index - 1 ][0] ?? '';
		$after  = $tokens[ $index + 1 ] ?? '';
		if ( T_STRING === $token[0] && '(' === $after && ! in_array( $before, array( T_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true ) ) {
			$names[] = $token[1];
		} elseif ( T_NAME_FULLY_QUALIFIED === $token[0] && 0 === strpos( $token[1], '\\WP_' ) ) {
			$names[] = substr( $token[1], 1 );
		}
	}
	return array_unique( array_diff( $names, $guarded[1] ) );
}
