/// Decides by country and autonomous system whether a site serves an address.
///
/// A database or a rule file is taken whole or not at all, and what was in use stays in use. What
/// no database knows is judged as the site says; there is no default for it. Falls closed: a lookup
/// that breaks is an outage, never an admission.
///
/// @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
@NullMarked
package dev.parley.gateway.geofence;

import org.jspecify.annotations.NullMarked;
