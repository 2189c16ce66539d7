/// The closed list of questions: columns and row predicate fixed, nothing added by whoever asks.
@NullMarked
package dev.parley.middleware.catalogue;

import org.jspecify.annotations.NullMarked;
