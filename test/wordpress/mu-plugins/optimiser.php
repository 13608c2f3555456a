<?php
/**
 * What optimisers and consent tools do to a page's scripts. The visitor says which, `?optimiser=delay`, so that one site has all of
 * them; `&polite` for one that leaves alone what asks for it.
 */

add_action(
	'template_redirect',
	static function (): void {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Nothing is changed.
		$which = (string) ( $_GET['optimiser'] ?? '' );
		if ( '' !== $which ) {
			ob_start( static fn( string $page ): string => Optimiser::page( $which, $page ) );
		}
	},
	-1
);
// An optimiser that joins or inlines cannot do so with modules.
add_filter(
	'peppered_cart_classic_script',
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Nothing is changed.
	static fn(): bool => 'inline' === ( $_GET['optimiser'] ?? '' )
);

/** Rewrites pages as they are sent. */
final class Optimiser {

	/** What a polite one leaves alone. */
	private const LEAVE_ALONE = '/ (?:nowprocket|data-no-optimize|data-no-defer|data-noptimize)/';

	/** Rewrites one page. */
	public static function page( string $which, string $page ): string {
		$moved = '';
		$page  = preg_replace_callback(
			'#<script\b([^>]*)>(.*?)</script>#s',
			static function ( array $script ) use ( $which, &$moved ): string {
				list( $whole, $attributes, $code ) = $script;
				$is_data                           = preg_match( '#type="(?:importmap|speculationrules|application/)#', $attributes );
				// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Nothing is changed.
				if ( $is_data || ( isset( $_GET['polite'] ) && preg_match( self::LEAVE_ALONE, $attributes ) ) ) {
					return $whole;
				}
				switch ( $which ) {
					case 'defer':
						return '' === $code ? "<script defer$attributes></script>" : $whole;
					case 'footer':
						$moved .= $whole;
						return '';
					case 'inline':
						return self::inlined( $attributes, $code );
					default:
						return self::asleep( $attributes, $code );
				}
			},
			$page
		);
		$woken = in_array( $which, array( 'delay', 'consent' ), true ) ? self::WAKE[ $which ] : '';
		return str_replace( '</body>', $moved . $woken . '</body>', $page );
	}

	/** Its code in its place, and nothing of its attributes. */
	private static function inlined( string $attributes, string $code ): string {
		if ( preg_match( '# src=["\']([^"\'?]+)#', $attributes, $source ) ) {
			$path = (string) wp_parse_url( $source[1], PHP_URL_PATH );
			$code = str_replace( '</script', '<\/script', (string) file_get_contents( ABSPATH . ltrim( $path, '/' ) ) );
		}
		return "<script>$code</script>";
	}

	/** A script that the browser does not run. */
	private static function asleep( string $attributes, string $code ): string {
		$kept = preg_replace( '# type=#', ' data-type=', $attributes );
		return "<script type=\"text/plain\" data-asleep$kept>$code</script>";
	}

	private const RUN = <<<'JS'
		async function wake() {
			for ( const asleep of document.querySelectorAll( 'script[data-asleep]' ) ) {
				const script = document.createElement( 'script' );
				for ( const { name, value } of asleep.attributes ) if ( name !== 'type' && name !== 'data-asleep' ) script.setAttribute( name, value );
				if ( asleep.dataset.type ) script.type = asleep.dataset.type;
				script.text = asleep.text;
				const isLoaded = script.src && new Promise( ( done ) => { script.onload = script.onerror = done; } );
				asleep.replaceWith( script );
				await isLoaded;
			}
		}
	JS;

	private const WAKE = array(
		'delay'   => '<script>' . self::RUN . 'for ( const type of [ "pointerdown", "keydown" ] ) addEventListener( type, wake, { once: true } );</script>',
		'consent' => '<script>' . self::RUN . '</script><button onclick="this.remove(); wake();">I agree</button>',
	);
}
