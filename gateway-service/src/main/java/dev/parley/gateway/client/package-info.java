/// Who is speaking, as far as the head of a request says: nothing here is believed yet but the
/// address, and that only on the word of our own proxies.
///
/// The address is the last hop that is not ours, seen from here: we start at the other end of the
/// socket, step back through addresses that `parley.client.trusted-proxies` lists, each hop named
/// by the one before it, and stop at the first that is not listed. So whatever a visitor writes is
/// to the left of where we stop. When the hop that counts is missing, hidden, unreadable or
/// ambiguous there is no address, and no guess; the request is refused with `client.unresolved`. A
/// peer that is not listed is the client, and no header of its request is read.
///
/// Uses no byte of the body, and asks no name server.
@NullMarked
package dev.parley.gateway.client;

import org.jspecify.annotations.NullMarked;
