/// The widget on the demo page in a real browser.
@NullMarked
package dev.parley.endtoend.browser;

import org.jspecify.annotations.NullMarked;
