/// Signed statements: compact JWS (RFC 7515) whose keys never leave Vault transit.
@NullMarked
package dev.parley.kernel.statement;

import org.jspecify.annotations.NullMarked;
