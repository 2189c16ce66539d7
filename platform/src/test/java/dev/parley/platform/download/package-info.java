@NullMarked
package dev.parley.platform.download;

import org.jspecify.annotations.NullMarked;
