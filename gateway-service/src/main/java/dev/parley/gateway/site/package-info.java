/// The customer websites we serve, and the pages that may speak for them.
///
/// A registry is taken whole or not at all: one wrong line in one file, and the start is refused.
@NullMarked
package dev.parley.gateway.site;

import org.jspecify.annotations.NullMarked;
