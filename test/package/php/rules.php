<?php
/**
 * Prints where the code in `$folder` breaks a rule that the plugin directory checks. What a comment `phpcs:ignore … -- why` stands over is
 * explained, and passes.
 */

const TRANSLATING = array(
	'__'         => 1,
	'_e'         => 1,
	'esc_html__' => 1,
	'esc_attr__' => 1,
	'esc_html_e' => 1,
	'esc_attr_e' => 1,
	'_x'         => 2,
	'esc_html_x' => 2,
	'esc_attr_x' => 2,
	'_n'         => 2,
	'_nx'        => 2,
);

const FORBIDDEN = array( 'eval', 'create_function', 'assert', 'extract', 'unserialize', 'serialize', 'base64_encode', 'base64_decode', 'gzinflate', 'str_rot13', 'exec', 'shell_exec', 'system', 'passthru', 'proc_open', 'popen', 'curl_init', 'fopen', 'fsockopen', 'file_get_contents', 'file_put_contents', 'move_uploaded_file', 'unlink', 'rename', 'mkdir', 'chmod', 'error_reporting', 'ini_set', 'set_time_limit', 'error_log', 'var_dump', 'print_r', 'var_export', 'debug_backtrace', 'session_start', 'date_default_timezone_set', 'date', 'rand', 'mt_rand', 'json_encode', 'parse_url', 'strip_tags', 'wp_redirect', 'query_posts', 'load_plugin_textdomain' );

const SAFE = '/^(esc_\w+|wp_kses\w*|absint|intval|int|checked|selected|disabled)$/';

$faults = array();
foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $folder, FilesystemIterator::SKIP_DOTS ) ) as $file ) {
	$code = (string) file_get_contents( $file );
	if ( 'php' !== $file->getExtension() || '.l10n.php' === substr( $file, -9 ) ) {
		continue;
	}
	foreach ( faults_of( $code ) as list( $line, $fault ) ) {
		$faults[] = substr( $file, strlen( "$folder/" ) ) . ":$line: $fault";
	}
}
echo json_encode( $faults );

/** Lines and faults of a file. */
function faults_of( string $code ): array {
	$faults = array();
	if ( ! preg_match( "/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m", $code ) ) {
		$faults[] = array( 1, 'runs without WordPress' );
	}
	foreach ( unguarded( $code ) as $function ) {
		$faults[] = array( 1, "$function takes what a form sends without nonce and capability" );
	}
	$lines  = explode( "\n", $code );
	$tokens = array_values(
		array_filter(
			token_get_all( $code ),
			static function ( $token ): bool {
				return ! in_array( $token[0], array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ), true );
			}
		)
	);
	$line = 1;
	foreach ( $tokens as $index => $token ) {
		$line  = is_array( $token ) ? $token[2] : $line;
		$fault = fault_at( $tokens, $index, $lines );
		if ( '' !== $fault && ! is_explained( $lines, $line ) ) {
			$faults[] = array( $line, $fault );
		}
	}
	return $faults;
}

/** Functions that take what a form sends, and check neither by themselves nor through one that they call who sent it and may. */
function unguarded( string $code ): array {
	$functions = array();
	foreach ( array_slice( preg_split( '/^(?=[^*\n]*\bfunction \w+\()/m', $code ), 1 ) as $function ) {
		preg_match( '/function (\w+)/', $function, $name );
		$functions[ $name[1] ] = $function;
	}
	$guarded = preg_grep( '/check_admin_referer\(|check_ajax_referer\(|wp_verify_nonce\(/', preg_grep( '/current_user_can\(/', $functions ) );
	foreach ( $functions as $name => $function ) {
		if ( preg_match( '/(?:self::|\$this->)(' . implode( '|', array_keys( $guarded ) ) . ')\(/', $function ) && $guarded ) {
			$guarded[ $name ] = $function;
		}
	}
	$reading = preg_grep( '/\$_(POST|REQUEST|FILES)\b/', $functions );
	preg_match_all( "/(?:admin_post|admin_action|wp_ajax)_\w+', array\( self::class, '(\w+)'/", $code, $hooked );
	return array_values( array_diff( array_unique( array_merge( array_keys( $reading ), $hooked[1] ) ), array_keys( $guarded ) ) );
}

/** What is wrong with what begins at a token, or ''. */
function fault_at( array $tokens, int $index, array $lines ): string {
	$token = $tokens[ $index ];
	if ( ! is_array( $token ) ) {
		return '`' === $token ? 'a shell command' : '';
	}
	list( $kind, $text, $line ) = $token;

	$before  = $tokens[ $index - 1 ] ?? '';
	$is_call = '(' === ( $tokens[ $index + 1 ] ?? '' );
	if ( T_VARIABLE === $kind && preg_match( '/^\$_(GET|POST|REQUEST|SERVER|COOKIE|FILES)$/', $text ) ) {
		$function = '(' === $before ? ( $tokens[ $index - 2 ][1] ?? '' ) : '';
		return in_array( $function, array( 'isset', 'is_string' ), true ) ? '' : "$text is neither sanitized nor explained";
	}
	if ( T_START_HEREDOC === $kind ) {
		return 'a heredoc';
	}
	if ( T_EVAL === $kind ) {
		return 'eval';
	}
	if ( T_ECHO === $kind || T_PRINT === $kind ) {
		return is_safe( argument( $tokens, $index + 1 ) ) ? '' : 'prints what is not escaped';
	}
	if ( T_STRING !== $kind || ! $is_call ) {
		return '';
	}
	if ( T_OBJECT_OPERATOR === ( $before[0] ?? '' ) ) {
		$is_query = '$wpdb' === ( $tokens[ $index - 2 ][1] ?? '' ) && preg_match( '/^(query|get_(var|row|col|results)|delete|insert|update|replace)$/', $text );
		return $is_query ? 'a query that is neither prepared nor explained' : '';
	}
	if ( in_array( $before[0] ?? '', array( T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true ) ) {
		return '';
	}
	$arguments = arguments( $tokens, $index + 2 );
	$is_own    = 'file_get_contents' === $text && array( 'dirname', 'FILE' ) === array( $arguments[0][0][1] ?? '', $arguments[0][2][1] ?? '' );
	if ( in_array( $text, FORBIDDEN, true ) && ! $is_own ) {
		return "calls $text";
	}
	if ( 'printf' === $text || 'vprintf' === $text ) {
		foreach ( $arguments as $argument ) {
			if ( ! is_safe( $argument ) && ! is_explained( $lines, $argument[0][2] ?? $line ) ) {
				return 'prints what is not escaped';
			}
		}
	}
	return isset( TRANSLATING[ $text ] ) ? fault_of_translation( $text, $arguments, implode( "\n", array_slice( $lines, max( 0, $line - 3 ), 3 ) ) ) : '';
}

/** What is wrong with a call for a translation, or ''. */
function fault_of_translation( string $function, array $arguments, string $above ): string {
	$domain = end( $arguments );
	if ( 1 !== count( $domain ) || "'peppered-cart'" !== $domain[0][1] ) {
		return 'another text domain';
	}
	$has_placeholder = false;
	foreach ( array_slice( $arguments, 0, TRANSLATING[ $function ] ) as $text ) {
		if ( 1 !== count( $text ) || T_CONSTANT_ENCAPSED_STRING !== $text[0][0] ) {
			return 'a text for translators that is not written out';
		}
		$has_placeholder = $has_placeholder || preg_match( '/%(\d\$)?[sd]/', $text[0][1] );
	}
	return $has_placeholder && false === strpos( $above, '/* translators: ' ) ? 'translators are not told what a placeholder is' : '';
}

/** Whether a comment on a line, or on the one above, says why a rule does not hold there. */
function is_explained( array $lines, int $line ): bool {
	return 1 === preg_match( '/phpcs:ignore \S+.* -- ./', ( $lines[ $line - 2 ] ?? '' ) . $lines[ $line - 1 ] );
}

/** Whether all that an argument joins is written out or escaped. What stands before a question mark is never printed. */
function is_safe( array $argument ): bool {
	$depth   = 0;
	$is_safe = true;
	$begins  = true;
	foreach ( $argument as $token ) {
		if ( 0 === $depth && '?' === $token ) {
			$is_safe = true;
		} elseif ( $begins ) {
			$is_written = in_array( $token[0], array( T_CONSTANT_ENCAPSED_STRING, T_LNUMBER, T_INT_CAST ), true );
			$is_safe    = $is_safe && ( $is_written || ( T_STRING === $token[0] && preg_match( SAFE, $token[1] ) ) );
		}
		$depth += ( '(' === $token ) - ( ')' === $token );
		$begins = 0 === $depth && in_array( $token, array( '.', '?', ':', ',' ), true );
	}
	return $is_safe;
}

/** The tokens from there to the end of the statement. */
function argument( array $tokens, int $from ): array {
	$found = array();
	for ( $index = $from; isset( $tokens[ $index ] ) && ';' !== $tokens[ $index ]; $index++ ) {
		$found[] = $tokens[ $index ];
	}
	return $found;
}

/** The arguments of a call, from behind its opening parenthesis. */
function arguments( array $tokens, int $from ): array {
	$found = array( array() );
	$depth = 0;
	for ( $index = $from; isset( $tokens[ $index ] ); $index++ ) {
		$token = $tokens[ $index ];
		if ( 0 === $depth && ')' === $token ) {
			break;
		}
		if ( 0 === $depth && ',' === $token ) {
			$found[] = array();
			continue;
		}
		$depth  += in_array( $token, array( '(', '[' ), true ) - in_array( $token, array( ')', ']' ), true );
		$found[ count( $found ) - 1 ][] = $token;
	}
	return array_values( array_filter( $found ) );
}
