<?php
add_action(
	'after_setup_theme',
	function () {
		add_theme_support( 'title-tag' );
		register_nav_menus( array( 'primary' => 'Primary' ) );
	}
);
add_action(
	'widgets_init',
	function () {
		register_sidebar(
			array(
				'id'   => 'header',
				'name' => 'Header',
			)
		);
	}
);
add_action(
	'wp_enqueue_scripts',
	function () {
		wp_enqueue_style( 'plain', get_stylesheet_uri(), array(), '1.0' );
	}
);
