@NullMarked
package dev.parley.platform.services;

import org.jspecify.annotations.NullMarked;
