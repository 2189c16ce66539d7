/// How the adapter calls the data middleware: who it says it is, and what becomes of a refusal.
///
/// A refusal of the visitor's doing is passed on with its code. One of our own doing, and silence,
/// are `upstream.unavailable`: the visitor cannot help it.
@NullMarked
package dev.parley.adapter.middleware;

import org.jspecify.annotations.NullMarked;
