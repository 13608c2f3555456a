<?php
/**
 * What visitors and editors read, in Dutch.
 *
 * @package PepperedCart
 */

return array(
	'domain'   => 'peppered-cart',
	'language' => 'nl_NL',
	'messages' => array(
		'Cart' => 'Winkelwagen',
		'Add to cart' => 'In de winkelwagen',
		'This button adds nothing yet: give the ids of a price and of a rank, as Peppered shows them.' => 'Deze knop voegt nog niets toe: vul de id’s van een prijs en een rang in, zoals Peppered ze toont.',
		'Peppered Cart shows nothing yet: fill in the client name in its settings.' => 'Peppered Cart toont nog niets: vul de clientnaam in bij de instellingen.',
		"block title\4Ticket cart badge" => 'Winkelwagenteller',
		"block title\4Ticket cart" => 'Winkelwagen met kaarten',
		"block title\4Ticket checkout" => 'Kaarten afrekenen',
		"block title\4Ticket button" => 'Kaartenknop',
		"block description\4How much is in the cart, for the header of the site. It leads to the cart page, or opens the drawer." => 'Hoeveel er in de winkelwagen zit, voor de kop van de site. Leidt naar de winkelwagenpagina of opent het zijpaneel.',
		"block description\4The visitor’s tickets, how long they are held, and the total: a section of the page, or a drawer." => 'De kaarten van de bezoeker, hoelang ze worden vastgehouden en het totaal: als deel van de pagina of als zijpaneel.',
		"block description\4From the cart to the paid order: payment method, order, and what became of it." => 'Van winkelwagen tot betaalde bestelling: betaalwijze, bestelling en hoe het afliep.',
		"block description\4A button that puts tickets or a donation into the cart." => 'Een knop die kaarten of een donatie in de winkelwagen doet.',
	),
);
