package dev.parley.gateway.replay;

import dev.parley.gateway.address.Cidr;

/// A line of a proposed access list.
///
/// @param allows else it denies
record AccessEntry(boolean allows, Cidr network) {}
