<?php
/**
 * The parts of the plugin, and when WordPress calls them.
 *
 * @package PepperedCart
 */

namespace PepperedCart;

defined( 'ABSPATH' ) || exit;

/** Starts every part. Each says itself what it hooks into, in its `start`. */
final class Plugin {

	/** The parts, in the order in which they start. */
	private const PARTS = array(
		Languages::class,
		Migration::class,
		LifeCycle::class,
		TranslatedPages::class,
		Gateway\Routes::class,
		Front\Scripts::class,
		Front\Blocks::class,
		Front\Shortcodes::class,
		Front\Menu::class,
		Front\Caches::class,
		Admin\SettingsPage::class,
		Admin\PluginRow::class,
	);

	/** Called once, while WordPress loads its plugins. */
	public static function start(): void {
		foreach ( self::PARTS as $part ) {
			$part::start();
		}
	}
}
