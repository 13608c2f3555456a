<?php
/**
 * When the gateway's table fails.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** The database did not keep or give what it should. Its message holds nothing of the query. */
final class StoreFailure extends \RuntimeException {}
