<?php
/**
 * What the site's own code or database gets wrong.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** Tells PHP's log of a failure that is the site's, never of a visitor's or the API's. */
final class Failures {

	/**
	 * Says which kind of error it was and where. Its message is left out: it may quote what the site knows of a visitor.
	 *
	 * @param \Throwable $error What was thrown.
	 */
	public static function log( \Throwable $error ): void {
		$place = basename( dirname( $error->getFile() ) ) . '/' . basename( $error->getFile() ) . ':' . $error->getLine();
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- A failure is never silent.
		error_log( 'peppered-cart gateway: ' . get_class( $error ) . ' at ' . $place );
	}
}
