@NullMarked
package dev.parley.gateway.client;

import org.jspecify.annotations.NullMarked;
