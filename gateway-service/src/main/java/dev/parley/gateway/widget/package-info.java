/// The chat widget's files, which any page may load.
///
/// They are the same for everybody and need no session.
@NullMarked
package dev.parley.gateway.widget;

import org.jspecify.annotations.NullMarked;
