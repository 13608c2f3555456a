<?php
/**
 * Sends the PHP that comes on standard input to a site's router, which runs it inside WordPress, and prints what it prints:
 * `php run.php http://localhost:8080/run.php`.
 */

$answer = file_get_contents(
	$argv[1],
	false,
	stream_context_create(
		array(
			'http' => array(
				'method'        => 'POST',
				'header'        => 'Content-Type: application/x-php',
				'content'       => stream_get_contents( STDIN ),
				'ignore_errors' => true,
			),
		)
	)
);
$is_done = 0 === strpos( $http_response_header[0] ?? '', 'HTTP/1.0 200' ) || 0 === strpos( $http_response_header[0] ?? '', 'HTTP/1.1 200' );
fwrite( $is_done ? STDOUT : STDERR, (string) $answer );
exit( $is_done ? 0 : 1 );
