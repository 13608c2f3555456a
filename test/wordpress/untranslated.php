<?php
/**
 * Prints the words of the plugin's PHP that a translation does not have, as JSON, one on each line: `php untranslated.php <locale>`.
 */

$plugin   = dirname( __DIR__, 2 ) . '/wordpress';
$messages = ( require "$plugin/languages/peppered-cart-{$argv[1]}.l10n.php" )['messages'];

foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( "$plugin/includes" ) ) as $file ) {
	if ( 'php' !== $file->getExtension() ) {
		continue;
	}
	$tokens = token_get_all( (string) file_get_contents( $file ) );
	foreach ( $tokens as $index => $token ) {
		if ( ! is_array( $token ) || ! preg_match( '/^(?:esc_(?:html|attr))?_[_enx]$/', $token[1] ) ) {
			continue;
		}
		$texts = texts_of_call( array_slice( $tokens, $index + 1 ) );
		if ( 'peppered-cart' !== array_pop( $texts ) ) {
			continue;
		}
		$key = $texts[0];
		if ( '_n' === $token[1] ) {
			$key = "$texts[0]\0$texts[1]";
		} elseif ( 'x' === substr( $token[1], -1 ) ) {
			$key = "$texts[1]\4$texts[0]";
		}
		if ( empty( $messages[ $key ] ) ) {
			echo json_encode( $key ), "\n";
		}
	}
}

/**
 * The texts that are written out between a call's own parentheses.
 *
 * @param array<int, mixed> $tokens From the opening one on.
 * @return string[]
 */
function texts_of_call( array $tokens ): array {
	$texts = array();
	$depth = 0;
	foreach ( $tokens as $token ) {
		$depth += ( '(' === $token ) - ( ')' === $token );
		if ( 0 === $depth ) {
			break;
		}
		if ( 1 === $depth && is_array( $token ) && T_CONSTANT_ENCAPSED_STRING === $token[0] ) {
			$texts[] = stripcslashes( substr( $token[1], 1, -1 ) );
		}
	}
	return $texts;
}
