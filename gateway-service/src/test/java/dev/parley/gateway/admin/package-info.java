@NullMarked
package dev.parley.gateway.admin;

import org.jspecify.annotations.NullMarked;
