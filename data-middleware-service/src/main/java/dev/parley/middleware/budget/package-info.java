/// How many rows one conversation may read in all.
@NullMarked
package dev.parley.middleware.budget;

import org.jspecify.annotations.NullMarked;
