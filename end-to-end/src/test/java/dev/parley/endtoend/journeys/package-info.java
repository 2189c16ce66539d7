/// What people do with Parley, from the outside.
@NullMarked
package dev.parley.endtoend.journeys;

import org.jspecify.annotations.NullMarked;
