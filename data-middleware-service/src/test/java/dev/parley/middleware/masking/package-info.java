@NullMarked
package dev.parley.middleware.masking;

import org.jspecify.annotations.NullMarked;
