@NullMarked
package dev.parley.middleware.conversation;

import org.jspecify.annotations.NullMarked;
