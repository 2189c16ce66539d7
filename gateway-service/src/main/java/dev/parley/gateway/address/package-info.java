/// Internet addresses and networks as values: 128 bits, IPv4 in its mapped form (RFC 4291, section
/// 2.5.5.2), so that one address has one spelling everywhere: in lists, limits, rules and records.
/// What networks share a limit is said here too.
///
/// Nothing here asks a name server.
@NullMarked
package dev.parley.gateway.address;

import org.jspecify.annotations.NullMarked;
