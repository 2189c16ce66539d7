/// Measures; never part of the suite.
@NullMarked
package dev.parley.gateway.acl.bench;

import org.jspecify.annotations.NullMarked;
