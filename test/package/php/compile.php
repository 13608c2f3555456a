<?php
/**
 * Loads every file of the plugin and prints which, and what PHP has to say against them.
 */

error_reporting( E_ALL );
require __DIR__ . '/wordpress.php';

$faults = array();
set_error_handler(
	static function ( int $level, string $message, string $file, int $line ) use ( &$faults ): bool {
		$faults[] = "$file:$line: $message";
		return true;
	}
);
$compiled = array();
foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( '/plugin', FilesystemIterator::SKIP_DOTS ) ) as $file ) {
	// Deletes, when it is loaded: only its syntax is looked at.
	if ( 'uninstall.php' === $file->getFilename() ) {
		try {
			token_get_all( (string) file_get_contents( $file ), TOKEN_PARSE );
		} catch ( ParseError $error ) {
			$faults[] = "$file:{$error->getLine()}: {$error->getMessage()}";
		}
		continue;
	}
	try {
		require_once (string) $file;
		$compiled[] = (string) $file;
	} catch ( Throwable $error ) {
		$faults[] = "{$error->getFile()}:{$error->getLine()}: {$error->getMessage()}";
	}
}
foreach ( get_declared_classes() as $class ) {
	if ( 0 === strpos( $class, 'PepperedCart\\' ) ) {
		// Constants are only looked at when they are asked for.
		( new ReflectionClass( $class ) )->getConstants();
	}
}
echo json_encode( compact( 'compiled', 'faults' ) );
