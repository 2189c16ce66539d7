/// A whole gateway beside a real HTTPS upstream of the test's own authority, and a visitor before
/// it.
@NullMarked
package dev.parley.gateway.house;

import org.jspecify.annotations.NullMarked;
