<?php
/**
 * When something has another form than documented.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/** Names the field, and never its value. */
final class Mismatch extends \Exception {}
