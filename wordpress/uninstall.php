<?php
/**
 * Called by WordPress when the plugin is deleted, without the plugin itself.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/LifeCycle.php';

LifeCycle::uninstall();
