@NullMarked
package dev.parley.middleware.catalogue;

import org.jspecify.annotations.NullMarked;
