@NullMarked
package dev.parley.platform.keycloak;

import org.jspecify.annotations.NullMarked;
