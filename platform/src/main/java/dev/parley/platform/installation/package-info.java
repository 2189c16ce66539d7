/// One installation: its folder, its cache and its purpose, and the tree it was built from.
@NullMarked
package dev.parley.platform.installation;

import org.jspecify.annotations.NullMarked;
