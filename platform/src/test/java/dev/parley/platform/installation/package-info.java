@NullMarked
package dev.parley.platform.installation;

import org.jspecify.annotations.NullMarked;
