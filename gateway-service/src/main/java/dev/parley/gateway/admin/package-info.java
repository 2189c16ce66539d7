/// What operators ask of the gateway, on a listener of its own that no visitor reaches.
///
/// Every call shows a token of the people's issuer and has a line in `contracts/calls.csv`; without
/// an issuer in the settings every call is refused, without a port there is no listener. What
/// changes something is audited with the caller's opaque subject.
@NullMarked
package dev.parley.gateway.admin;

import org.jspecify.annotations.NullMarked;
