@NullMarked
package dev.parley.gateway.file;

import org.jspecify.annotations.NullMarked;
