/// Passes sealed frames on and sealed replies back.
///
/// It cannot open a frame, keeps none, and logs neither bodies nor tokens. A cut stays a cut: a
/// reply that broke off upstream never ends cleanly downstream. Nothing of a client's head goes on
/// but `Last-Event-ID` and `Parley-Key`.
@NullMarked
package dev.parley.gateway.relay;

import org.jspecify.annotations.NullMarked;
