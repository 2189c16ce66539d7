/// The middleware as its callers meet it, on the real servers.
@NullMarked
package dev.parley.middleware.service;

import org.jspecify.annotations.NullMarked;
