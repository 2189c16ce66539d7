/// What may leave as it is, by its classification.
@NullMarked
package dev.parley.middleware.masking;

import org.jspecify.annotations.NullMarked;
