/// Asks a browser for a little work before it gets what costs us more: ALTCHA's proof of work,
/// version 1, made and judged here without a third party.
///
/// A solution opens one thing once. Falls closed: without the shared key, or with no room to
/// remember what was spent, nobody is let through. Only between replicas it falls open: while the
/// store that they share is away, a solution counts once at each. Vault is never asked on an event
/// loop.
///
/// @see <a href="https://altcha.org/docs/v2/proof-of-work/">ALTCHA, proof of work</a>
@NullMarked
package dev.parley.gateway.challenge;

import org.jspecify.annotations.NullMarked;
