/// Whether this service can do its own work with what it holds; never asks another service.
@NullMarked
package dev.parley.kernel.readiness;

import org.jspecify.annotations.NullMarked;
