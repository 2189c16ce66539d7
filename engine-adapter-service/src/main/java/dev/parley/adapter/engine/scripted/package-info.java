/// The engine that needs nobody: it answers from a script that the site wrote.
///
/// It says only what the script says and what the catalogue answers, and when it is not sure it
/// says so and offers a person. What it asked for and what it was told it hands back as memory; it
/// holds no conversation and writes no text to a log.
@NullMarked
package dev.parley.adapter.engine.scripted;

import org.jspecify.annotations.NullMarked;
