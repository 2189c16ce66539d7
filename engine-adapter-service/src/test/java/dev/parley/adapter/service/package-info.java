/// The whole adapter on the real Vault, with a small middleware of its own beside it.
@NullMarked
package dev.parley.adapter.service;

import org.jspecify.annotations.NullMarked;
