/// Tells what a short text wants, by examples.
///
/// A linear classifier, one against the rest for each intent, over words, letters and meanings; it
/// is trained in memory when its script is read. It sees texts and gives names with a confidence,
/// knows nothing of conversations, and keeps no text that it was asked about.
@NullMarked
package dev.parley.adapter.engine.scripted.intent;

import org.jspecify.annotations.NullMarked;
