@NullMarked
package dev.parley.gateway.issuer;

import org.jspecify.annotations.NullMarked;
