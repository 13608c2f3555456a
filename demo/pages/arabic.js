import { registerLanguage } from '/cdn/peppered-cart.js';
import { ar } from '/arabic-messages.js';

// A language that does not come with the elements: the site brings it itself.
registerLanguage('ar', ar);
