<?php
/**
 * Prints the functions of PHP's own that the plugin calls and this PHP does not have, or calls deprecated. WordPress and the plugin
 * bring functions of theirs: only a name that some PHP has is looked for.
 */

/** Newer than 7.4. */
$newer = array(
	'array_all', 'array_any', 'array_find', 'array_find_key', 'array_first', 'array_is_list', 'array_last', 'fdiv', 'fpow', 'fsync',
	'get_debug_type', 'get_resource_id', 'grapheme_str_split', 'ini_parse_quantity', 'json_validate', 'mb_lcfirst', 'mb_ltrim', 'mb_rtrim',
	'mb_str_pad', 'mb_trim', 'mb_ucfirst', 'memory_reset_peak_usage', 'mysqli_execute_query', 'openssl_cipher_key_length',
	'preg_last_error_msg', 'str_contains', 'str_decrement', 'str_ends_with', 'str_increment', 'str_starts_with', 'stream_context_set_options',
);
/** Those of them that WordPress 6.5 brings. */
$brought = array( 'array_is_list', 'str_contains', 'str_ends_with', 'str_starts_with' );

$faults = array();
foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( '/plugin', FilesystemIterator::SKIP_DOTS ) ) as $file ) {
	if ( 'php' !== $file->getExtension() ) {
		continue;
	}
	$tokens = array_values(
		array_filter(
			token_get_all( (string) file_get_contents( $file ) ),
			static function ( $token ): bool {
				return ! in_array( $token[0], array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ), true );
			}
		)
	);
	foreach ( $tokens as $index => $token ) {
		$before   = $tokens[ $index - 1 ][0] ?? '';
		$is_call  = T_STRING === $token[0] && '(' === ( $tokens[ $index + 1 ] ?? '' );
		$is_other = in_array( $before, array( T_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true );
		if ( ! $is_call || $is_other ) {
			continue;
		}
		$is_missing    = in_array( $token[1], array_diff( $newer, $brought ), true );
		$is_deprecated = function_exists( $token[1] ) && ( new ReflectionFunction( $token[1] ) )->isDeprecated();
		if ( $is_missing || $is_deprecated ) {
			$faults[] = "$file:$token[2]: $token[1]";
		}
	}
}
echo json_encode( $faults );
