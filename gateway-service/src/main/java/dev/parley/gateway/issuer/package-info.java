/// The issuer that people and the servers of sites get their access tokens from (OpenID Connect):
/// its settings, its keys, and whether a token is one of its own.
///
/// What a token is good for is for the rooms that ask. Nothing is fetched before a token needs it,
/// and nothing here waits: an issuer that is away harms nobody but those who come with its tokens.
@NullMarked
package dev.parley.gateway.issuer;

import org.jspecify.annotations.NullMarked;
