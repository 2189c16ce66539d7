/// What stands between a request and any work: asked before a byte of the body is read, and the
/// first refusal answers.
///
/// Falls closed: a gate that cannot decide refuses.
@NullMarked
package dev.parley.gateway.admission;

import org.jspecify.annotations.NullMarked;
