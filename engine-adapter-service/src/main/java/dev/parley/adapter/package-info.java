/// The only service that sees words: opens what visitors seal, asks an engine, and seals what it
/// says.
@NullMarked
package dev.parley.adapter;

import org.jspecify.annotations.NullMarked;
