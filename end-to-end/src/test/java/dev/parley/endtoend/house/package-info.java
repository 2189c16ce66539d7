/// The installation that the tests of this module speak to: started once a build, all parts real.
@NullMarked
package dev.parley.endtoend.house;

import org.jspecify.annotations.NullMarked;
