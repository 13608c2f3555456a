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
	static fn(): bool => in_array( $_GET['optimiser'] ?? '', array( 'inline', 'combine' ), true )
);

/** Rewrites pages as they are sent. */
final class Optimiser {

	/** What a polite one leaves alone. */
	private const LEAVE_ALONE = '/ (?:nowprocket|data-no-optimize|data-no-defer|data-noptimize)/';

	/** Rewrites one page. */
	public static function page( string $which, string $page ): string {
		$moved  = '';
		$joined = '';
		$page    = preg_replace_callback(
			'#<script\b([^>]*)>(.*?)</script>#s',
			static function ( array $script ) use ( $which, &$moved, &$joined ): string {
				list( $whole, $attributes, $code ) = $script;
				$is_data                           = preg_match( '#type="(?:importmap|speculationrules|application/)#', $attributes );
				// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Nothing is changed.
				if ( $is_data || ( isset( $_GET['polite'] ) && preg_match( self::LEAVE_ALONE, $attributes ) ) ) {
					return $whole;
				}
				switch ( $which ) {
					case 'defer':
					case 'async':
						return '' === $code ? "<script $which$attributes></script>" : $whole;
					case 'footer':
						$moved .= $whole;
						return '';
					case 'inline':
						return '<script>' . self::code( $attributes, $code ) . '</script>';
					case 'combine':
						$joined .= 'try{' . self::code( $attributes, $code ) . "\n}catch(error){console.error(error)}\n";
						return '';
					default:
						return self::asleep( $attributes, $code );
				}
			},
			$page
		);
		if ( 'combine' === $which ) {
			$moved = '<script src="' . esc_url( self::published( $joined ) ) . '" defer></script>';
		}
		$woken = self::WAKE[ $which ] ?? '';
		return str_replace( '</body>', $moved . $woken . '</body>', $page );
	}

	/** What a script does, and nothing of its attributes. */
	private static function code( string $attributes, string $code ): string {
		if ( preg_match( '# src=["\']([^"\'?]+)#', $attributes, $source ) ) {
			$path = (string) wp_parse_url( $source[1], PHP_URL_PATH );
			$code = str_replace( '</script', '<\/script', (string) file_get_contents( ABSPATH . ltrim( $path, '/' ) ) );
		}
		return $code;
	}

	/** Address of a file with some code. */
	private static function published( string $code ): string {
		$name = 'combined-' . md5( $code ) . '.js';
		file_put_contents( WP_CONTENT_DIR . '/' . $name, $code );
		return content_url( $name );
	}

	/** A script that the browser does not run. */
	private static function asleep( string $attributes, string $code ): string {
		$kept = preg_replace( array( '# type=#', '# src=#' ), array( ' data-type=', ' data-src=' ), $attributes );
		return "<script type=\"text/plain\" data-asleep$kept>$code</script>";
	}

	private const RUN = <<<'JS'
		async function wake() {
			for ( const asleep of document.querySelectorAll( 'script[data-asleep]' ) ) {
				const script = document.createElement( 'script' );
				for ( const { name, value } of asleep.attributes ) if ( name !== 'type' && name !== 'data-asleep' ) script.setAttribute( name, value );
				if ( asleep.dataset.type ) script.type = asleep.dataset.type;
				if ( asleep.dataset.src ) script.src = asleep.dataset.src;
				script.text = asleep.text;
				const isLoaded = script.src && new Promise( ( done ) => { script.onload = script.onerror = done; } );
				asleep.replaceWith( script );
				await isLoaded;
			}
		}
	JS;

	// Others put back what they took away, and leave the script where it is.
	private const RUN_IN_PLACE = <<<'JS'
		function wake() {
			for ( const asleep of document.querySelectorAll( 'script[data-asleep]' ) ) {
				asleep.type = asleep.dataset.type ?? '';
				if ( asleep.dataset.src ) asleep.src = asleep.dataset.src;
				else asleep.append( '' );
			}
		}
	JS;

	private const WAKE = array(
		'delay'    => '<script>' . self::RUN . 'for ( const type of [ "pointerdown", "keydown" ] ) addEventListener( type, wake, { once: true } );</script>',
		'consent'  => '<script>' . self::RUN . '</script><button onclick="this.remove(); wake();">I agree</button>',
		'put-back' => '<script>' . self::RUN_IN_PLACE . '</script><button onclick="this.remove(); wake();">I agree</button>',
	);
}
