<?php
/**
 * The gateway among the routes of WordPress.
 *
 * @package PepperedCart
 */

namespace PepperedCart\Gateway;

defined( 'ABSPATH' ) || exit;

/**
 * Mounts the gateway under `/wp-json/peppered-cart/v1/{clientName}/…`, or `?rest_route=/peppered-cart/v1/…` on a site with plain
 * permalinks. There is one route for all: what exists below it is said by `Endpoints`.
 */
final class Routes {

	/** The namespace. */
	public const ROOT = 'peppered-cart/v1';

	/** Name of the daily event that forgets what has expired. */
	public const SWEEP = 'peppered_cart_sweep';

	/**
	 * The answer to this request, once there is one.
	 *
	 * @var Answer|null
	 */
	private static $answer;

	/** Called by `Plugin`. */
	public static function start(): void {
		add_action( 'rest_api_init', array( self::class, 'register' ) );
		add_filter( 'rest_authentication_errors', array( self::class, 'let_in' ), PHP_INT_MAX );
		add_filter( 'rest_pre_dispatch', array( self::class, 'take_over' ), 0, 3 );
		add_filter( 'rest_pre_serve_request', array( self::class, 'serve' ), PHP_INT_MAX );
		add_action( 'init', array( self::class, 'schedule' ) );
		add_action( self::SWEEP, array( Store::class, 'sweep' ) );
	}

	/** Registers the route. */
	public static function register(): void {
		register_rest_route(
			self::ROOT,
			'/(?P<path>[\s\S]*)',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'answer' ),
				'permission_callback' => array( self::class, 'anybody_may_ask' ),
				'show_in_index'       => false,
			)
		);
	}

	/**
	 * The route is public, because whoever buys a ticket is no user of WordPress, and because the page that asks may come from a
	 * cache and hold no nonce. What protects it stands behind it: an allow-list of endpoints, carts bound to a signed cookie,
	 * writes only from pages of this site (`SameOrigin`), and limits (`Rates`). Nothing of WordPress's own is read or changed.
	 */
	public static function anybody_may_ask(): bool {
		return true;
	}

	/**
	 * WordPress, or a plugin that closes its API to the public, refuses visitors whose page holds an old nonce or none. For this
	 * route that says nothing, see `anybody_may_ask`.
	 *
	 * @param mixed $errors What has been found so far.
	 * @return mixed
	 */
	public static function let_in( $errors ) {
		if ( ! self::is_asked() ) {
			return $errors;
		}
		// And nobody is signed in for what runs here: without a nonce, any site may have sent the cookie.
		wp_set_current_user( 0 );
		return true;
	}

	/**
	 * WordPress reads parameters out of bodies and methods out of queries, and refuses some in its own words. This gateway reads
	 * the request itself, so WordPress gets to see nothing but the route.
	 *
	 * @param mixed            $result  What another has answered.
	 * @param \WP_REST_Server  $server  WordPress.
	 * @param \WP_REST_Request $request The request.
	 * @return mixed
	 */
	public static function take_over( $result, $server, $request ) {
		if ( self::is_asked() && self::is_route( $request->get_route() ) ) {
			$request->set_method( 'POST' );
			$request->set_body( '' );
			$request->set_query_params( array() );
			$request->set_body_params( array() );
		}
		return $result;
	}

	/** Answers the request that PHP was started for. */
	public static function answer(): \WP_REST_Response {
		if ( ! self::is_asked() ) {
			// Code on this server, which has no visitor's request to answer.
			return new \WP_REST_Response( null, 404 );
		}
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- The name on which cache plugins agree.
			define( 'DONOTCACHEPAGE', true );
		}
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- LiteSpeed's own: its cache takes REST answers too.
		do_action( 'litespeed_control_set_nocache', 'a cart is one visitor’s' );
		self::$answer = Gateway::answer();
		return new \WP_REST_Response( null, self::$answer->status );
	}

	/**
	 * Sends the answer byte by byte, in place of what WordPress would make of it.
	 *
	 * @param mixed $served Whether another has sent one.
	 * @return mixed
	 */
	public static function serve( $served ) {
		if ( null === self::$answer || $served ) {
			return $served;
		}
		self::$answer->send();
		return true;
	}

	/** Whether WordPress serves this gateway's route: what the address says elsewhere must let nobody into another one. */
	private static function is_asked(): bool {
		global $wp;
		$route = $wp->query_vars['rest_route'] ?? null;
		return is_string( $route ) && self::is_route( $route );
	}

	/**
	 * Whether a route is below the namespace.
	 *
	 * @param string $route Such as `/wp/v2/posts`.
	 */
	private static function is_route( string $route ): bool {
		return 0 === strpos( $route, '/' . self::ROOT . '/' );
	}

	/** Forgets once a day what has expired. */
	public static function schedule(): void {
		if ( ! wp_next_scheduled( self::SWEEP ) ) {
			wp_schedule_event( time() + DAY_IN_SECONDS, 'daily', self::SWEEP );
		}
	}
}
