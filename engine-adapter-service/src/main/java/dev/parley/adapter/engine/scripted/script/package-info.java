/// A site's script as it was written, and the checks that it must pass.
///
/// A script is taken whole or refused whole: a [Flaw] names the line, the column and the reason,
/// and all flaws are told at once. What has passed is a [Script], which only [ScriptReader] can
/// make.
@NullMarked
package dev.parley.adapter.engine.scripted.script;

import org.jspecify.annotations.NullMarked;
