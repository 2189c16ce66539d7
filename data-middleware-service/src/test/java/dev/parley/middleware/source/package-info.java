@NullMarked
package dev.parley.middleware.source;

import org.jspecify.annotations.NullMarked;
