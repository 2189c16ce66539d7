/// The two databases: Parley's own, and the one with the business in it. Users live minutes and
/// come from Vault.
@NullMarked
package dev.parley.middleware.source;

import org.jspecify.annotations.NullMarked;
